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

/// An enum of what can be told, from one table: of each value what it holds, and its sentence in both languages, where
/// `{name}` stands for what it holds or for what is worked out behind the sentence.
macro_rules! sentences {
    ($(#[$about:meta])* $name:ident($lang:ident) { $(
        $(#[$doc:meta])* $variant:ident $(($($held:ident: $type:ty),*))? $({ $($(#[$of:meta])* $field:ident: $kind:ty,)* })?
            = $ja:literal, $en:literal $(, $local:ident = $value:expr)*;
    )* }) => {
        $(#[$about])*
        pub enum $name {
            $($(#[$doc])* $variant $(($($type),*))? $({ $($(#[$of])* $field: $kind,)* })?,)*
        }

        impl $name {
            /// What is wrong and what to do, in one sentence.
            #[allow(unused_variables, reason = "not every sentence names all that it is about")]
            pub fn message(&self, $lang: $crate::model::Lang) -> String {
                $crate::model::sentence_of! { $lang, self;
                    $($name::$variant $(($($held),*))? $({ $($field,)* })? => $ja, $en $(, $local = $value)*;)*
                }
            }
        }
    };
}
pub(crate) use sentences;

/// The sentence of the first pattern that a value fits, in one language; `{name}` as in [`sentences`].
macro_rules! sentence_of {
    ($lang:ident, $of:expr; $($fits:pat $(if $only:expr)? => $ja:literal, $en:literal $(, $local:ident = $value:expr)*;)*) => {
        match $of {
            $($fits $(if $only)? => {
                $(let $local = $value;)*
                $crate::say!($lang, $ja, $en)
            })*
        }
    };
}
pub(crate) use sentence_of;

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
