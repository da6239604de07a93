//! The words of how to check a scheme oneself. Must not know where they are shown.

use crate::model::{Lang, Public, Unit};

/// Whether there is something to look it up in, and what to do.
pub fn register(public: Public, lang: Lang) -> &'static str {
    match public {
        Public::Yes => lang.pick(
            "公開されています。名前・範囲・期限を見ます。",
            "It is public: look up name, scope and period.",
        ),
        Public::Partly => lang.pick(
            "一部が公開されています。なければ、登録証の写しを見せてもらいます。",
            "It is public in part; where it is not, ask for a copy of the certificate.",
        ),
        Public::Restricted => lang.pick(
            "読める人が限られています。契約者として報告書を読めるかを聞きます。",
            "Only a few may read it: ask whether you can read the report as a customer.",
        ),
        Public::NoLonger => lang.pick(
            "公開は終わっています。証明するものを事業者に見せてもらいます。",
            "It is no longer public: ask the provider to show what proves it.",
        ),
        Public::NotApplicable => lang.pick("名簿のあるものではありません。", "There is no register for it."),
        Public::NotStated => lang.pick(
            "資料に記載なし。登録証や報告書の写しを見せてもらいます。",
            "not stated; ask for a copy of the certificate or report.",
        ),
    }
}

/// What it speaks of, and what to look for.
pub fn scope(unit: Unit, lang: Lang) -> &'static str {
    match unit {
        Unit::Organisation => lang.pick(
            "会社や部署に与えられます。このサービスを動かす部署が入るかを見ます。",
            "It is given to a company or a part of it: look whether the part that runs the service is in it.",
        ),
        Unit::Service => lang.pick(
            "名前の挙がったサービスだけの話です。このサービスの名前があるかを見ます。",
            "It speaks of named services only: look whether this service is named.",
        ),
        Unit::Document => lang.pick(
            "文書なので、認証された範囲というものがありません。",
            "It is a document: there is no certified scope.",
        ),
        Unit::NotStated => lang.pick(
            "資料に記載なし。何の範囲の認証かを事業者に聞きます。",
            "not stated; ask the provider what it covers.",
        ),
    }
}
