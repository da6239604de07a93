//! Small enums whose values have a word in both languages and an id: one table each. Must not know which.

/// An enum from one table: of each value the id (command line, JSON; left out where there is none) and the words, Japanese
/// and English. The order of the table is that of lists and of `Ord`.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal, $ja:expr, $en:expr;)* }) => {
        $crate::model::words! { $(#[$about])* $name { $($(#[$doc])* $variant = $ja, $en;)* } }

        impl $name {
            /// The id used on the command line and in JSON.
            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $id,)* }
            }

            /// The one with this id.
            pub fn from_id(id: &str) -> Option<$name> {
                $name::ALL.into_iter().find(|one| one.id() == id)
            }
        }
    };
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $ja:expr, $en:expr;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them, in the order of lists.
            pub const ALL: [$name; [$(stringify!($variant)),*].len()] = [$($name::$variant,)*];

            /// The word for the screen.
            pub fn word(self, lang: $crate::model::Lang) -> &'static str {
                match self { $($name::$variant => lang.pick($ja, $en),)* }
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use crate::model::{
        Addressee, Audit, CertificateRole, Conclusion, Emphasis, EvidenceKind, FindingRule, Harm, Holder, Holders,
        Impact, Lang, Mend, Party, Readable, Region, ReportType, SchemeKind, Severity, Side, StateId, Strength, Task,
        Teller, Unit, Verdict,
    };

    /// Each id is read as it is written and means one thing; each value has a word in both languages.
    macro_rules! sound {
        ($($name:ident)*) => {$(
            for one in $name::ALL {
                assert_eq!($name::from_id(one.id()), Some(one), "{one:?}");
                assert!(Lang::ALL.iter().all(|lang| !one.word(*lang).is_empty()), "{one:?}");
            }
            assert_eq!($name::from_id("x"), None);
            assert!($name::ALL.is_sorted());
        )*};
    }

    #[test]
    fn ids_are_read_as_they_are_written() {
        sound!(Addressee Audit Conclusion Emphasis EvidenceKind FindingRule Harm Holder Holders Impact Mend Party Readable);
        sound!(Region ReportType CertificateRole SchemeKind Severity Side StateId Strength Task Teller Unit Verdict);
    }
}
