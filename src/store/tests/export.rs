//! What is written for others, and what is read from them as bytes.

use std::fs;

use crate::store::{ErrorKind, MAX_FILE, export_to, read_bytes};

#[test]
fn an_export_never_replaces_a_file_that_nobody_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.xlsx");
    export_to(&path, b"one", false).unwrap();
    let error = export_to(&path, b"two", false).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Exists));
    assert_eq!(fs::read(&path).unwrap(), b"one");
    export_to(&path, b"two", true).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "nothing is left beside it");
    assert!(export_to(folder.path(), b"x", true).is_err(), "a folder is no file");
    let nowhere = folder.path().join("mistyped").join("out.xlsx");
    assert!(export_to(&nowhere, b"x", false).is_err(), "a mistyped folder is not made");
}

#[test]
fn bytes_are_read_as_they_are_and_up_to_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reply.xlsx");
    fs::write(&path, b"PK\x03\x04\xff\x00").unwrap();
    assert_eq!(read_bytes(&path).unwrap(), b"PK\x03\x04\xff\x00");
    fs::File::create(&path).unwrap().set_len(MAX_FILE + 1).unwrap();
    assert!(matches!(read_bytes(&path).unwrap_err().kind, ErrorKind::TooBig));
    assert!(read_bytes(folder.path()).is_err());
}
