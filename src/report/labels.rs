//! The headings and column heads that the formats share, in both languages. Must not know what stands below them.

use crate::model::Lang;

/// Makes a struct with a text a field from one table; a missing language does not compile.
macro_rules! labels {
    ($($name:ident: $ja:literal, $en:literal;)*) => {
        /// The labels of a report in one language.
        pub struct Labels { $(pub $name: &'static str,)* }

        impl Labels {
            /// The labels in a language.
            pub fn of(lang: Lang) -> Labels {
                Labels { $($name: lang.pick($ja, $en),)* }
            }
        }
    };
}

labels! {
    report: "クラウドサービス比較レポート", "Cloud service comparison report";
    sample: "架空の見本", "sample (fictional)";
    contents: "目次", "Contents";
    made: "作成日", "Made on";
    begun: "比較を始めた日", "Comparison begun on";
    checklist: "チェックシート", "Check sheet";
    memo: "メモ", "Memo";
    overview: "要約", "Summary";
    matrix: "比較表", "Comparison table";
    needs: "利用条件と重み", "Needs and emphasis";
    services: "候補サービスごとの回答", "Answers by service";
    evidence: "根拠", "Evidence";
    certificates: "認証・マーク", "Certificates";
    findings: "指摘", "Findings";
    arithmetic: "得点の計算", "Arithmetic of the scores";
    record: "決定の記録", "Record of the decision";
    map: "期待と効果の図（自分の見立て）", "Expectation map: expected vs. actual effect";
    about: "このレポートについて", "About this report";
    reading: "読み方", "How to read it";
    left_out: "このレポートに入っていないもの", "Not in this report";
    nothing_left_out: "比較の内容はすべて入っています。", "Everything in the comparison is here.";
    source: "出典", "Sources";
    place: "順位", "No.";
    service: "候補サービス", "Service";
    provider: "事業者", "Provider";
    plan: "プラン", "Plan";
    page: "URL", "Page";
    conclusion: "結論", "Conclusion";
    because: "理由", "Because";
    changes_when: "変わるとき", "Changes when";
    score: "得点", "Score";
    answered: "回答", "Answers";
    number: "番号", "No.";
    item: "項目", "Item";
    section: "区分", "Section";
    question: "質問", "Question";
    side: "担当", "Side";
    emphasis: "重み", "Emphasis";
    weight: "点", "Points";
    proposed: "提案", "Proposed";
    chosen_emphasis: "選んだ重み", "Chosen";
    reason: "理由", "Why";
    verdict: "判定", "Verdict";
    standing: "得点での扱い", "Counts as";
    note: "メモ・理由", "Note, reason";
    condition: "条件", "Condition";
    met: "条件を満たすか", "Condition met";
    kind: "種類", "Kind";
    text: "内容", "What";
    seen: "確認日", "Seen on";
    by: "記入者", "Answered by";
    day: "日付", "Day";
    sum: "合計", "Sum";
    sections: "区分ごとの得点", "Scores by section";
    severity: "重要度", "Severity";
    finding: "指摘の内容", "Finding";
    why_it_matters: "なぜ", "Why it matters";
    todo: "すること", "What to do";
    from: "出典", "Source";
    state: "状態", "State";
    open_finding: "未了承", "open";
    accepted: "了承済み", "accepted";
    accepted_before: "了承した指摘（今は当てはまらない）", "Accepted findings that do not apply now";
    scheme: "制度", "Scheme";
    expectation: "期待（0-10）", "Expectation (0-10)";
    effect: "効果（0-10）", "Effect (0-10)";
    area: "位置づけ", "Area";
    decided: "選んだ候補", "Chosen service";
    decided_by: "決めた人", "Decided by";
    decided_on: "決めた日", "Decided on";
    why: "選んだ理由", "Why";
    then: "決定のときの結論と得点", "Conclusion and score then";
    review: "次の見直し", "Next review";
    risks: "受け入れたリスク", "Accepted risks";
    conditions: "直すこと", "To be done";
    owner: "担当", "Owner";
    due: "期限", "Due";
    done: "済み", "done";
    not_done: "まだ", "not done";
    no_decision: "決定はまだ記録されていません。", "No decision is recorded yet.";
    past: "前の決定", "Earlier decision";
    seal: "確認・押印欄", "Approval";
    drafted: "起案", "Drafted";
    checked: "確認", "Checked";
    approved: "承認", "Approved";
    settle: "順番を決めるために", "What would settle the order";
    to_ask: "確かめること", "To find out";
    swings: "重みが1つ違えば", "With one other emphasis";
    weights: "重みの点数", "Points of the emphases";
    nothing: "なし", "none";
    no_services: "候補サービスはまだありません。", "No services yet.";
    no_profile: "利用条件はまだ書かれていません。", "Nothing is said about the business use yet.";
    all_normal: "すべての項目が通常です。", "All items are normal.";
    no_reason: "理由が書かれていません", "no reason is given";
    chosen: "決定", "chosen";
    not_recorded: "未記入", "Not recorded";
    certain: "確かな分", "certain";
    possible: "これから決まる分", "can still come";
    long_texts: "長い文", "Long texts";
    where_: "場所", "Place";
    part: "部分", "Part";
}
