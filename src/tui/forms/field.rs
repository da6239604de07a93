//! What can be asked for in a form: each field once, with its label and a word of explanation where it needs one.
//! Must not know which form asks for it, nor why.

use crate::{
    model::{Lang, Paper},
    pages::{Labels, certificate::Fact},
};

/// What a field is called: words of its own, or a label of the pages.
macro_rules! called {
    ($lang:ident, $ja:literal, $en:literal) => {
        $lang.pick($ja, $en)
    };
    ($lang:ident, $label:ident) => {
        Labels::of($lang).$label
    };
}

macro_rules! fields {
    ($($name:ident = $($called:tt),+ $(($hint_ja:literal, $hint_en:literal))?;)*) => {
        /// A field of a form, by which its text is filled in and read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Field {
            $($name,)*
            /// A fact of a certificate.
            Fact(Fact),
        }

        impl Field {
            /// What stands above it, and the explanation after that.
            pub(crate) fn words(self, lang: Lang) -> [&'static str; 2] {
                match self {
                    $(Field::$name => {
                        [called!(lang, $($called),+), lang.pick(concat!($($hint_ja)?), concat!($($hint_en)?))]
                    })*
                    Field::Fact(fact) => [fact.label(Paper::Certificate, lang), ""],
                }
            }
        }
    };
}

fields! {
    // The comparison and its services.
    Title = "題名", "Title";
    Services = "候補サービス", "Candidate services"
        ("1行に1つ（Enter で改行）。あとから追加もできます", "one per line (Enter); you can add more later");
    Checklist = checklist;
    Name = "サービス名", "Name";
    Provider = provider ("提供している会社", "the company that offers it");
    Plan = plan;
    Url = url;
    Memo = memo;
    NewPlace = "保存先のファイル", "File to save to" ("まだ使っていないファイル名", "the name of a new file");
    // Answers.
    Note = note ("理由もここに書きます", "the reason goes here, too");
    Condition = condition ("例: 有料プランの場合だけ", "e.g. only with the paid plan");
    Met = met;
    By = by;
    Kind = kind ("左右のキーで選びます", "left and right to choose");
    Piece = "内容・場所", "What and where"
        ("文書名とページ、URL、聞いた相手の名前など", "document and page, URL, who told you");
    Seen = seen ("例: 2026-04-01（空でもかまいません）", "e.g. 2026-04-01, or empty");
    Dated = dated
        ("資料に書いてある日（なければ空）", "as it says itself; empty if it does not");
    // Profile and decision.
    Purpose = "仕事の内容", "The work";
    StopHour = "1時間止まったら", "If it stops for an hour";
    StopDay = "1日止まったら", "If it stops for a day";
    StopWeek = "1週間止まったら", "If it stops for a week";
    Why = why;
    DecidedBy = decided_by;
    Review = review ("例: 2027-04-01", "e.g. 2027-04-01");
    Treatment = "どうするか", "What to do" ("左右のキーで選びます", "left and right to choose");
    Treated = "内容・理由", "What, why";
    Owner = owner;
    Due = due ("例: 2027-04-01（空でもかまいません）", "e.g. 2027-04-01, or empty");
    // Certificates and findings.
    Found = "登録一覧に載っていたか", "Found in the register";
    Register = "見た登録一覧", "Which register"
        ("公開の登録一覧の名前やアドレス", "name or address of the public register");
    LookedOn = "登録一覧を見た日", "Checked on";
    Proof = evidence ("登録証の写し、説明ページなど", "copy of the certificate, a web page");
    ProofSeen = "根拠を見た日", "Seen on";
    ProofDated = "その資料の日付", "Date of that document"
        ("資料に日付があれば。古さはこの日で数えます", "if it has one; its age goes by it");
    AcceptedWhy = "了承する理由", "Why it is accepted";
    AcceptedBy = "了承する人", "Accepted by";
    // What goes out to others and comes back.
    Format = "形式", "Format" ("左右のキーで選びます", "left and right to choose");
    File = "ファイル", "File";
    About = "候補サービス", "About" (
        "メモ、社内の人の名前、ほかの候補サービスも入ります",
        "includes notes, staff names and the other candidate services"
    );
    Language = "言語", "Language";
    Replace = "同じ名前のファイルがあれば", "If the file exists";
    Company = "自社名", "Company";
    Contact = "連絡先", "Contact" ("名前、部署、電話、メールなど", "name, department, telephone, mail");
    Deadline = "回答期限", "Reply by" ("例: 2027-04-01（空でもかまいません）", "e.g. 2027-04-01, or empty");
    Question = "事業者に聞くこと", "Question to the provider";
    Reply = "回答のファイル", "The reply" (
        "xlsx、csv、md。ファイルを画面にドラッグしてもかまいません",
        "xlsx, csv or md; you can drop it here"
    );
}
