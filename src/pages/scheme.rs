//! The words of how to check a scheme oneself. Must not know where they are shown.

use crate::model::{Holders, Lang, Paper, Readable, Scheme, Unit};

/// Whether there is a public register to look it up in, or a text to read, and what to do.
pub fn register(scheme: &Scheme, lang: Lang) -> &'static str {
    match (scheme.holders, scheme.text, scheme.paper()) {
        (Holders::Yes, ..) => lang.pick(
            "公開の登録一覧があります。名前を調べ、載っている範囲と期限を見ます。",
            "There is a public register: look the name up, and see which scope and expiry date it gives.",
        ),
        (Holders::Partly, ..) => lang.pick(
            "一部は公開の登録一覧に載っています。なければ、写しを見せてもらいます。",
            "Some are in a public register; if this one is not, ask for a copy.",
        ),
        (Holders::NoLonger, ..) => lang.pick(
            "登録一覧の公開は終わっています。証明するものを事業者に見せてもらいます。",
            "The register is no longer public: ask the provider to show what proves it.",
        ),
        (Holders::Nobody | Holders::NotStated, _, Paper::Contract) => lang.pick(
            "契約の文書です。何条に書かれているかを見ます。",
            "It is part of the contract: see which clause it is.",
        ),
        (Holders::Nobody | Holders::NotStated, Readable::Restricted, _) => lang.pick(
            "読める人が限られています。契約者として報告書を読めるかを聞きます。",
            "Only a few may read it: ask whether you can read the report as a customer.",
        ),
        (Holders::Nobody | Holders::NotStated, Readable::Yes | Readable::Partly, Paper::Report) => lang.pick(
            "報告書は公開できるものです。事業者のサイトで探すか、写しを見せてもらいます。",
            "The report may be shown in public: check the provider's website or ask for a copy.",
        ),
        (Holders::Nobody, ..) => {
            lang.pick("登録するものではないので、登録一覧はありません。", "There is no register for it.")
        }
        (Holders::NotStated, ..) => lang.pick(
            "公開の登録一覧があるかは、資料に記載なし。登録証や報告書の写しを見せてもらいます。",
            "whether there is a public register is not stated; ask for a copy of the certificate or report.",
        ),
    }
}

/// What it speaks of, and what to look for.
pub fn scope(scheme: &Scheme, lang: Lang) -> &'static str {
    match (scheme.paper(), scheme.unit) {
        (Paper::Report, _) => lang.pick(
            "報告書の対象システムと期間を見ます。監査人の意見、例外、利用者側で必要な対策（CUEC）のページを読みます。",
            "See which system and which period the report is about; read the auditor's opinion, the exceptions and what it expects \
             users to do (CUEC).",
        ),
        (Paper::Contract, _) => lang.pick(
            "契約の文書なので、適用範囲はありません。どのサービスとプランの話かを見ます。",
            "It is part of a contract and has no certified scope: see which services and plans it covers.",
        ),
        (_, Unit::Company) => lang.pick(
            "会社全体に与えられます。サービスや部署ごとの範囲はなく、預けたデータの扱いは別に聞きます。",
            "It is given to a company as a whole. It has no scope of services; ask separately about the data you entrust.",
        ),
        (_, Unit::Organisation) => lang.pick(
            "会社や部署に与えられます。このサービスを動かす部署が入るかを見ます。",
            "It is given to a company or a part of it: check whether the part that runs the service is in it.",
        ),
        (_, Unit::Service) => lang.pick(
            "名前の挙がったサービスだけの話です。このサービスの名前があるかを見ます。",
            "It covers only the services it names: check whether this service is named.",
        ),
        (_, Unit::Document) => lang.pick(
            "文書なので、認められた範囲というものがありません。",
            "It is a document: there is no certified scope.",
        ),
        (_, Unit::NotStated) => lang.pick(
            "資料に記載なし。何についてのものかを事業者に聞きます。",
            "not stated; ask the provider what it covers.",
        ),
    }
}

/// What to see about its time.
pub fn period(scheme: &Scheme, lang: Lang) -> &'static str {
    match scheme.paper() {
        Paper::Certificate => lang.pick("発行日と有効期限を見ます。", "Check the date of issue and the expiry date."),
        Paper::Report => lang.pick(
            "有効期限はありません。報告書の対象期間の終わりが新しいかを見ます。",
            "There is no expiry date: see whether the end of its period is recent.",
        ),
        Paper::Contract => lang.pick("いつの版かを見ます。", "Check its date."),
    }
}
