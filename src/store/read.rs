//! Reads a whole file that is not trusted: never waits for a FIFO, never reads without limit, names wrong encodings.
//! Must not know what the text means.

use std::{
    fs::{self, File, Metadata},
    hash::{DefaultHasher, Hasher},
    io::{self, Read},
    path::Path,
};

use super::{
    error::{Encoding, Error, ErrorKind, NotAFile},
    fault::{Fault, Mistake},
    kind::FileKind,
    limits::MAX_FILE,
    stamp::Stamp,
};

/// The bytes of a file and the state they belong to.
pub(super) struct FileBytes {
    pub(super) bytes: Vec<u8>,
    pub(super) stamp: Stamp,
}

/// A number that differs when the bytes differ; only ever compared within one run of the program.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// Reads a plain file of bearable size.
pub(super) fn bytes(path: &Path) -> Result<FileBytes, Error> {
    bytes_up_to(path, MAX_FILE)
}

/// Reads and decodes a text file; a byte order mark is taken off.
pub(super) fn text(path: &Path) -> Result<(String, FileBytes), Error> {
    let content = bytes(path)?;
    let text = decode(&content.bytes).map_err(|kind| Error::new(path, kind))?;
    Ok((text, content))
}

fn bytes_up_to(path: &Path, max: u64) -> Result<FileBytes, Error> {
    let fail = |error| Error::io(path, error);
    // Asked before opening because opening a device may already do something, and again after because the name may
    // have got another meaning in between.
    plain_file(path, &fs::metadata(path).map_err(fail)?, max)?;
    let file = open(path).map_err(fail)?;
    let metadata = file.metadata().map_err(fail)?;
    plain_file(path, &metadata, max)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // A file may grow while it is read, so the limit holds here too.
    (&file).take(max + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > max {
        return Err(Error::new(path, ErrorKind::TooBig));
    }
    Ok(FileBytes { bytes, stamp: Stamp::of(&metadata) })
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // Without NONBLOCK a FIFO that took the file's place would stop the program here.
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    fs::OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Whether it is a plain file of bearable size.
pub(super) fn plain_file(path: &Path, metadata: &Metadata, max: u64) -> Result<(), Error> {
    if !metadata.is_file() {
        return Err(Error::new(path, ErrorKind::NotAFile(what_else(metadata))));
    }
    if metadata.len() > max {
        return Err(Error::new(path, ErrorKind::TooBig));
    }
    Ok(())
}

fn what_else(metadata: &Metadata) -> NotAFile {
    if metadata.is_dir() {
        return NotAFile::Folder;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        if kind.is_fifo() {
            return NotAFile::Fifo;
        }
        if kind.is_char_device() || kind.is_block_device() {
            return NotAFile::Device;
        }
    }
    NotAFile::Other
}

fn decode(bytes: &[u8]) -> Result<String, ErrorKind> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(ErrorKind::OtherKind(FileKind::Workbook, None));
    }
    if is_utf16(bytes) {
        return Err(ErrorKind::Encoding(Encoding::Utf16));
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let good = match std::str::from_utf8(body) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error.valid_up_to(),
    };
    // Damaged UTF-8 often happens to be valid Shift_JIS; where Japanese UTF-8 stands before the damage it is not.
    if body[..good].is_ascii() && is_shift_jis(body) {
        return Err(ErrorKind::Encoding(Encoding::ShiftJis));
    }
    let source = String::from_utf8_lossy(body).into_owned();
    let span = good..good + char::REPLACEMENT_CHARACTER.len_utf8();
    let faults = vec![Fault::at(&source, span, Mistake::NotUtf8)];
    Err(ErrorKind::Faults { source, faults })
}

/// By its mark, or because every other byte of plain RON text would be NUL.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return true;
    }
    let head = &bytes[..bytes.len().min(512)];
    let nuls = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    even.max(odd) * 5 > head.len() && even.min(odd) * 10 < even.max(odd)
}

fn is_shift_jis(bytes: &[u8]) -> bool {
    encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(bytes: &[u8]) -> ErrorKind {
        decode(bytes).expect_err("not UTF-8")
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn a_byte_order_mark_is_taken_off() {
        assert_eq!(decode("\u{feff}(名: 1)".as_bytes()).unwrap(), "(名: 1)");
    }

    #[test]
    fn other_encodings_are_named() {
        let text = "(\n    format: 1,\n    title: \"クラウドの比較\",\n)\n";
        for little in [true, false] {
            let bare = utf16(text, little);
            assert!(matches!(kind_of(&bare), ErrorKind::Encoding(Encoding::Utf16)));
            let marked = utf16(&format!("\u{feff}{text}"), little);
            assert!(matches!(kind_of(&marked), ErrorKind::Encoding(Encoding::Utf16)));
        }
        let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        assert!(matches!(kind_of(&sjis), ErrorKind::Encoding(Encoding::ShiftJis)));
    }

    #[test]
    fn a_workbook_is_named() {
        let kind = kind_of(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00");
        assert!(matches!(kind, ErrorKind::OtherKind(FileKind::Workbook, None)), "{kind:?}");
    }

    #[test]
    fn damaged_utf8_is_shown_with_its_place() {
        let mut bytes = "(\n  題: \"あ".as_bytes().to_vec();
        bytes.extend(b"\xe3\x81\")");
        let ErrorKind::Faults { source, faults } = kind_of(&bytes) else {
            panic!("a fault");
        };
        assert_eq!((faults[0].line, faults[0].column), (2, 8));
        assert_eq!(&source[faults[0].span.clone()], "\u{fffd}");
    }

    #[test]
    fn too_big_is_refused_before_and_while_reading() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big");
        fs::write(&path, b"0123456789").unwrap();
        assert_eq!(bytes_up_to(&path, 10).unwrap().bytes.len(), 10);
        assert!(matches!(bytes_up_to(&path, 9), Err(Error { kind: ErrorKind::TooBig, .. })));
        File::create(folder.path().join("sparse")).unwrap().set_len(MAX_FILE + 1).unwrap();
        let error = text(&folder.path().join("sparse")).map(|_| ()).unwrap_err();
        assert!(matches!(error.kind, ErrorKind::TooBig));
    }

    // rustix makes no FIFOs on macOS.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_no_file_is_named_and_never_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let fifo = folder.path().join("fifo");
        rustix::fs::mknodat(rustix::fs::CWD, &fifo, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
        for (path, what) in [
            (fifo.as_path(), NotAFile::Fifo),
            (folder.path(), NotAFile::Folder),
            (Path::new("/dev/null"), NotAFile::Device),
        ] {
            let error = bytes(path).map(|_| ()).unwrap_err();
            assert!(matches!(error.kind, ErrorKind::NotAFile(found) if found == what), "{error}");
        }
    }

    #[test]
    fn only_a_missing_file_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let missing = bytes(&folder.path().join("none")).map(|_| ()).unwrap_err();
        assert!(missing.is_missing());
        fs::write(folder.path().join("file"), "x").unwrap();
        let odd = bytes(&folder.path().join("file/none")).map(|_| ()).unwrap_err();
        assert!(!odd.is_missing());
    }
}
