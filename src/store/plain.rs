//! Writes RON in one plain layout: one field a line, four spaces, texts escaped. Must not know what it writes.
//!
//! ron's own writer takes about twenty times as long (it looks at every character through several iterators), which
//! is seconds for a large comparison, and it escapes `'` and sound marks, which are ugly to read. This one knows only
//! what comparisons are made of; for anything else the caller goes back to ron's.

use std::fmt::{self, Display, Write};

use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct};

use crate::model::is_hidden;

/// The text of a value, or `None` when it holds something this writer does not know.
pub(super) fn text(value: &impl Serialize) -> Option<String> {
    let mut out = Plain::default();
    value.serialize(&mut out).ok()?;
    out.text.push('\n');
    Some(out.text)
}

/// Something this writer does not know.
#[derive(Debug)]
pub(super) struct Unknown;

impl Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not known to this writer")
    }
}

impl std::error::Error for Unknown {}

impl ser::Error for Unknown {
    fn custom<T: Display>(_: T) -> Self {
        Unknown
    }
}

#[derive(Default)]
struct Plain {
    text: String,
    depth: usize,
}

impl Plain {
    fn shown(&mut self, value: impl Display) -> Result<(), Unknown> {
        write!(self.text, "{value}").map_err(|_| Unknown)
    }

    fn begin(&mut self, open: char) {
        self.text.push(open);
        self.depth += 1;
    }

    /// A new line for the next part of what is open.
    fn line(&mut self, first: &mut bool) {
        if std::mem::take(first) {
            self.text.push('\n');
        }
        self.indent();
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }

    fn end(&mut self, close: char, empty: bool) {
        self.depth -= 1;
        if !empty {
            self.indent();
        }
        self.text.push(close);
    }

    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let escape = match c {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\0' => "\\0",
                c if is_hidden(c) => "",
                _ => continue,
            };
            self.text.push_str(&text[from..at]);
            from = at + c.len_utf8();
            match escape {
                "" => self.text.extend(c.escape_unicode()),
                escape => self.text.push_str(escape),
            }
        }
        self.text.push_str(&text[from..]);
        self.text.push('"');
    }
}

/// A list or struct that is open.
struct OpenPart<'a> {
    out: &'a mut Plain,
    first: bool,
}

impl SerializeSeq for OpenPart<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unknown> {
        self.out.line(&mut self.first);
        value.serialize(&mut *self.out)?;
        self.out.text.push_str(",\n");
        Ok(())
    }

    fn end(self) -> Result<(), Unknown> {
        self.out.end(']', self.first);
        Ok(())
    }
}

impl SerializeStruct for OpenPart<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Unknown> {
        self.out.line(&mut self.first);
        self.out.text.push_str(key);
        self.out.text.push_str(": ");
        value.serialize(&mut *self.out)?;
        self.out.text.push_str(",\n");
        Ok(())
    }

    fn end(self) -> Result<(), Unknown> {
        self.out.end(')', self.first);
        Ok(())
    }
}

/// The kinds of values that are written as they are shown.
macro_rules! shown {
    ($($name:ident: $type:ty),*) => {
        $(fn $name(self, value: $type) -> Result<(), Unknown> {
            self.shown(value)
        })*
    };
}

/// The kinds of values that comparisons are not made of.
macro_rules! unknown {
    ($($name:ident($($type:ty),*) -> $ok:ty;)*) => {
        $(fn $name(self, $(_: $type),*) -> Result<$ok, Unknown> {
            Err(Unknown)
        })*
    };
}

impl<'a> ser::Serializer for &'a mut Plain {
    type Ok = ();
    type Error = Unknown;
    type SerializeSeq = OpenPart<'a>;
    type SerializeStruct = OpenPart<'a>;
    type SerializeTuple = Impossible<(), Unknown>;
    type SerializeTupleStruct = Impossible<(), Unknown>;
    type SerializeTupleVariant = Impossible<(), Unknown>;
    type SerializeMap = Impossible<(), Unknown>;
    type SerializeStructVariant = Impossible<(), Unknown>;

    shown!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    shown!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    unknown! {
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_str(self, value: &str) -> Result<(), Unknown> {
        self.quoted(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unknown> {
        self.shown("None")
    }

    /// `Some` is not written: a value stands for itself (`implicit_some`).
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Unknown> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unknown> {
        self.shown(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, _: &T) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<OpenPart<'a>, Unknown> {
        self.begin('[');
        Ok(OpenPart { out: self, first: true })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<OpenPart<'a>, Unknown> {
        self.begin('(');
        Ok(OpenPart { out: self, first: true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Lang,
        store::{builtin_checklist, render, sample},
    };

    #[test]
    fn the_layout_is_that_of_ron() {
        for lang in Lang::ALL {
            let sample = sample(lang);
            let ours = text(&sample).expect("only what is known");
            assert_eq!(ours, render::by_ron(&sample).replace("\\'", "'"));
        }
        let mut list = builtin_checklist();
        list.guide = None;
        assert_eq!(text(&list).expect("only what is known"), render::by_ron(&list).replace("\\'", "'"));
    }

    #[test]
    fn empty_things_stay_on_their_line() {
        let mut sample = sample(Lang::Ja);
        sample.services.clear();
        assert!(text(&sample).unwrap().contains("\n    services: [],\n"));
    }

    #[test]
    fn what_is_not_known_is_left_to_ron() {
        assert_eq!(text(&1.5), None);
        assert_eq!(text(&std::collections::BTreeMap::from([(1, 2)])), None);
        assert_eq!(text(&vec![('a', 1)]), None);
        assert_eq!(text(&builtin_checklist()), None, "the rules of its guide");
    }
}
