//! How what is kept in files is written down: one way for all of it. Must not know what is kept.

/// Structs as files hold them: an unknown field is a mistake, and a field with `= default` is left out where it says
/// nothing.
macro_rules! kept {
    ($($(#[$about:meta])* pub struct $name:ident {
        $($(#[$doc:meta])* $field:ident: $type:ty $(= $default:ident)?,)*
    })*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {$(
            $(#[$doc])*
            $(#[serde($default, skip_serializing_if = "crate::model::kept::says_nothing")])?
            pub $field: $type,
        )*}
    )*};
}
pub(super) use kept;

/// Whether a field has the value that it has when it is not written.
pub(super) fn says_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
