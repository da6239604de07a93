//! The covering letter of a questionnaire, in the words of a small company. Must not know any format.

use super::questionnaire::Questionnaire;
use crate::{
    model::{Day, Lang},
    say,
};

/// The letter, a paragraph each. A mail has lines to fill in the place of columns.
pub(super) fn body(made: &Questionnaire, in_a_mail: bool) -> Vec<String> {
    let lang = made.lang;
    let how = match in_a_mail {
        true => lang.pick(
            "各項目の下の欄にご記入のうえ、ご返信ください。お分かりになる範囲でのご回答でも差し支えございません。",
            "Please write your answers into the lines below each item. Partial replies are welcome.",
        ),
        false => lang.pick(
            "ご記入方法: 「対応」には、その項目への対応状況を はい・一部・いいえ・不明・対象外 からお選びください。\
             「回答」には、お尋ねしたことへのお答えをお書きください。\
             プランによって異なる場合は「対象プラン」にプラン名を、\
             確認できるWebページや資料があれば「根拠」にURLや資料名をお書きください。\
             お分かりになる範囲でのご回答でも差し支えございません。",
            "How to answer: for each item please choose Yes, Partly, No, Unknown or N/A under \"Fulfilled?\" and write the \
             details under \"Answer\". If it depends on the plan, name the plan under \"Plan\"; if a web page or a document \
             shows it, name that under \"Evidence\". Partial replies are welcome.",
        ),
    };
    let wanted = match made.deadline {
        Some(day) => say!(
            lang,
            "お忙しいところ恐れ入りますが、{}までにご返信くださいますようお願い申し上げます。",
            "We would be grateful for your reply by {}.",
            day_in_words(day, lang)
        ),
        None => say!(
            lang,
            "お忙しいところ恐れ入りますが、ご返信くださいますようお願い申し上げます。",
            "We would be grateful for your reply."
        ),
    };
    vec![address(made), greeting(made), purpose(made), how.to_owned(), wanted]
}

/// Who asks, if somebody has said.
pub(super) fn signature(made: &Questionnaire) -> Option<String> {
    let lines = [&made.asker.company, &made.asker.contact];
    let lines: Vec<&str> = lines.into_iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn address(made: &Questionnaire) -> String {
    let lang = made.lang;
    match made.provider.trim() {
        "" => say!(lang, "「{}」ご担当者様", "To the {} team", made.service.trim()),
        provider => say!(lang, "{}\nご担当者様", "To {}", provider),
    }
}

fn greeting(made: &Questionnaire) -> String {
    match (made.lang, made.asker.company.trim()) {
        (Lang::Ja, "") => "突然のご連絡で失礼いたします。".to_owned(),
        (Lang::Ja, company) => format!("突然のご連絡で失礼いたします。{company}と申します。"),
        (Lang::En, _) => "Dear Sir or Madam,".to_owned(),
    }
}

fn purpose(made: &Questionnaire) -> String {
    say!(
        made.lang,
        "このたび当社では、貴社の「{0}」の利用を検討しております。安心して利用できるかを確認するため、次の{1}項目についてお尋ねいたします。",
        "We are considering using {0}. To make sure that we can use it safely, we would like to ask you about the \
         items below ({1} in all).",
        made.offer(),
        made.rows.len()
    )
}

/// `2026年12月10日`, `2026-12-10`.
fn day_in_words(day: Day, lang: Lang) -> String {
    let text = day.to_string();
    let mut parts = text.split('-').map(|part| part.trim_start_matches('0'));
    match (lang, parts.next(), parts.next(), parts.next()) {
        (Lang::Ja, Some(year), Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
        _ => text,
    }
}
