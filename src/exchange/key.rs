//! What ties a row of a questionnaire to its item, however the sheet is sorted, cut or renamed.
//! Must not know sheets.

use crate::{
    model::{Id, ItemId},
    typed,
};

/// Begins every key; the number grows when the form changes.
const MARK: &str = "km1";

/// A key as it stands in a sheet: comparison and service by the ends of their ids, and the item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowKey {
    comparison: String,
    service: String,
    /// The item.
    pub item: ItemId,
}

impl RowKey {
    /// The key of a row.
    pub(super) fn new(comparison: &Id, service: &Id, item: &str) -> RowKey {
        RowKey { comparison: short(comparison), service: short(service), item: item.to_owned() }
    }

    /// Reads what stands in a cell, if it is a key. Width, case and blanks do not matter.
    pub(super) fn read(cell: &str) -> Option<RowKey> {
        let word = typed::folded(cell);
        let parts: Vec<&str> = word.splitn(4, '-').collect();
        let [mark, comparison, service, item] = parts[..] else {
            return None;
        };
        let plain = |text: &str| !text.is_empty() && text.len() <= 200 && text.bytes().all(|b| b.is_ascii_graphic());
        let good = mark == MARK && [comparison, service, item].into_iter().all(plain);
        good.then(|| RowKey { comparison: comparison.to_owned(), service: service.to_owned(), item: item.to_owned() })
    }

    /// Whether it is of this comparison.
    pub(super) fn is_of(&self, comparison: &Id) -> bool {
        self.comparison == short(comparison)
    }

    /// Whether it is of this service.
    pub(super) fn is_for(&self, service: &Id) -> bool {
        self.service == short(service)
    }
}

impl std::fmt::Display for RowKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{MARK}-{}-{}-{}", self.comparison, self.service, self.item)
    }
}

/// The last characters of an id: in a UUID v7 those are random, while the first are the time.
fn short(id: &Id) -> String {
    let plain: Vec<char> = id.0.chars().filter(char::is_ascii_alphanumeric).collect();
    let end = &plain[plain.len().saturating_sub(12)..];
    match end.iter().collect::<String>().to_lowercase() {
        none if none.is_empty() => "0".to_owned(),
        short => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written_and_as_people_bend_it() {
        let (comparison, service) = (
            Id("01a2010f-d5f6-708d-a0de-70a5e3dd35e5".to_owned()),
            Id("01a2010f-d5f7-7a31-93d5-0d1c1f0a8a11".to_owned()),
        );
        let key = RowKey::new(&comparison, &service, "ipa15-01");
        assert_eq!(key.to_string(), "km1-70a5e3dd35e5-0d1c1f0a8a11-ipa15-01");
        for cell in [
            key.to_string(),
            format!(" {}\n", key.to_string().to_uppercase()),
            key.to_string().replace('-', "－").replace("km1", "ｋｍ１"),
        ] {
            let read = RowKey::read(&cell).expect(&cell);
            assert_eq!(read, key);
            assert!(read.is_of(&comparison) && read.is_for(&service) && !read.is_for(&comparison));
        }
        for cell in ["", "km1", "km1-a-b", "km2-a-b-c", "km1-a--c", "はい", "km1-a-b-項目"] {
            assert_eq!(RowKey::read(cell), None, "{cell}");
        }
    }
}
