//! Writes the tables of keys into both READMEs: `cargo run --example keys`. `tests/docs.rs` fails until that is done.

#[path = "../tests/docs/keys.rs"]
mod keys;

use std::fs;

use kumomi::model::Lang;

fn main() -> std::io::Result<()> {
    for lang in Lang::ALL {
        let file = keys::file(lang);
        let renewed = keys::renewed(&fs::read_to_string(file)?, lang);
        fs::write(file, renewed)?;
    }
    Ok(())
}
