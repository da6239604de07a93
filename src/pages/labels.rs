//! The labels and headings that stand on more than one page or in a report, in both languages. Must not know what stands
//! below them.

use crate::model::{FieldWord, Lang};

/// What something is called: words of its own, or those of a field of a comparison.
macro_rules! called {
    ($lang:ident, $ja:literal, $en:literal) => {
        $lang.pick($ja, $en)
    };
    ($lang:ident, $field:ident) => {
        FieldWord::$field.word($lang)
    };
}

/// Makes a struct with a text a field from one table; a missing language does not compile.
macro_rules! labels {
    ($($name:ident: $($called:tt),+;)*) => {
        /// The labels in one language.
        pub struct Labels { $(#[doc = stringify!($($called),+)] pub $name: &'static str,)* }

        impl Labels {
            /// The labels in a language.
            pub fn of(lang: Lang) -> Labels {
                Labels { $($name: called!(lang, $($called),+),)* }
            }
        }
    };
}

labels! {
    report: "クラウドサービス比較レポート", "Cloud service comparison report";
    sample: "架空の見本", "sample (fictional)";
    contents: "目次", "Contents";
    made: "作成日", "Made on";
    begun: "比較を始めた日", "Comparison started on";
    checklist: "チェックシート", "Checklist";
    memo: Memo;
    overview: "要約", "Summary";
    matrix: "比較表", "Comparison table";
    needs: "利用条件と重み", "Profile and weights";
    services: "候補サービスごとの回答", "Answers by candidate service";
    evidence: Evidence;
    certificates: "認証・マーク", "Certificates and marks";
    findings: "指摘", "Findings";
    arithmetic: "得点の計算", "Arithmetic of the scores";
    record: "決定の記録", "Record of the decision";
    map: "期待と効果の図（自分の見立て）", "Expectation map: expected vs. actual effect";
    about: "このレポートについて", "About this report";
    reading: "読み方", "How to read it";
    left_out: "このレポートに入っていないもの", "Not in this report";
    nothing_left_out: "比較の内容はすべて入っています。", "Everything in the comparison is here.";
    source: "出典", "Sources";
    place: "順位", "#";
    service: "候補サービス", "Candidate service";
    provider: Provider;
    plan: Plan;
    url: Url;
    conclusion: "結論", "Conclusion";
    because: "理由", "Because";
    changes_when: "変わるとき", "Changes when";
    score: "得点", "Score";
    answered: "回答", "Answers";
    number: "番号", "#";
    item: "項目", "Item";
    section: "区分", "Section";
    question: "質問", "Question";
    side: "担当", "Responsibility";
    emphasis: "重み", "Weight";
    weight: "点", "Points";
    proposed: "提案", "Proposed";
    chosen_emphasis: "選んだ重み", "Chosen";
    reason: "理由", "Why";
    verdict: "判定", "Verdict";
    standing: "得点での扱い", "Counts as";
    note: Note;
    condition: Condition;
    met: "条件を満たすか", "Plan condition met";
    kind: "種類", "Kind";
    text: "内容", "What";
    seen: "見た日", "Seen on";
    dated: "資料の日付", "Date of the document";
    by: "記入者", "Answered by";
    day: "日付", "Day";
    sum: "合計", "Sum";
    sections: "区分ごとの得点", "Scores by section";
    severity: "重要度", "Severity";
    finding: "指摘の内容", "Finding";
    why_it_matters: "なぜ", "Why it matters";
    todo: "次にすること", "What to do";
    from: "出典", "Source";
    state: "状態", "State";
    open_finding: "未了承", "open";
    accepted: "了承済み", "accepted";
    accepted_before: "了承した指摘（今は当てはまらない）", "Accepted findings that do not apply now";
    scheme: "制度", "Scheme";
    expectation: "期待（0-10）", "Expectation (0-10)";
    effect: "効果（0-10）", "Effect (0-10)";
    area: "位置づけ", "Area";
    decided: "選んだ候補サービス", "Chosen service";
    decided_by: "決めた人", "Decided by";
    decided_on: "決めた日", "Decided on";
    why: Why;
    then: "結論", "Conclusion";
    review: "次の見直し", "Next review";
    risks: "受け入れること", "Accepted";
    conditions: "直すこと", "Actions";
    unwritten: "まだ何も書かれていないもの", "Nothing is written yet about";
    owner: Owner;
    due: "期限", "Due";
    done: "済み", "done";
    not_done: "まだ", "not done";
    no_decision: "決定はまだ記録されていません。", "No decision is recorded yet.";
    past: "前の決定", "Earlier decision";
    seal: "確認・押印欄", "Approval";
    drafted: "起案", "Drafted";
    checked: "確認", "Checked";
    approved: "承認", "Approved";
    settle: "一番について", "First place";
    to_ask: "確かめること", "To find out";
    swings: "重みが1つ違えば", "With one other weight";
    weights: Weights;
    would_show: "根拠になるもの", "What would count as evidence";
    nothing: "なし", "none";
    no_services: "候補サービスはまだありません。", "No candidate services yet.";
    no_profile: "利用条件はまだ書かれていません。", "Nothing is written in the profile yet.";
    all_normal: "すべての項目が通常です。", "All items are normal.";
    no_reason: "理由が書かれていません", "no reason is given";
    chosen: "決定", "chosen";
    not_recorded: "未記入", "Not recorded";
    backed: "根拠", "Evidence";
    backed_part: "根拠のある分", "backed by evidence";
    said_part: "答えただけの分", "answered only";
    open_part: "これから決まる分", "still open";
    parts: "得点の内訳", "Parts of the score";
    as_said: "答えどおりなら", "As answered";
    tasks: "決めるならすること", "To do if chosen";
    mend: "直せるか", "Who fixes it";
    recheck: "要見直し", "Needs another look";
    earlier: "前の回答", "Earlier answers";
    earlier_one: Earlier;
    own_questions: "こちらから足す質問", "Questions added to the list";
    out_of: "満点", "Out of";
    long_texts: "長い文", "Long texts";
    where_: "場所", "Place";
    part: "部分", "Part";
    review_began: "見直しを始めた日", "Review started on";
    no_score: "得点なし", "no score";
    counting: "点は、重みの点数に値を掛けたものです。値は、根拠のある「はい」が 1、「一部」が 1/2、「いいえ」が 0 です。根拠のない「はい」と「一部」、未回答、不明、条件が未確認の回答、理由のない対象外は、下限では 0、上限ではよいほうの値で数えます。理由のある対象外は満点に入れません。得点は、合計を満点で割った範囲です。「答えどおりなら」は、「はい」と「一部」にすべて根拠があり条件も満たすとしたときの値です。",
        "Points are the points of the weight times a value: with evidence Yes is 1 and Partly 1/2; No is 0. A Yes or Partly \
         without evidence, what is open or unknown, an unchecked plan condition and N/A without a reason are 0 in the low end \
         and the better value in the high end. N/A with a reason leaves the sum. The score is the range of the sums divided by \
         what can be reached. \"As answered\" is what it would be if every Yes and Partly had evidence and its plan condition were met.";
    earlier_rule: "ほかの人が答え直した項目に、その前に答えた人の回答を残しています。得点と結論には入りません。",
        "Where another person answered anew, the answer of the person before is kept. It does not count.";
    radar_key: "塗りつぶし: 根拠のある分まで、点線: 答えどおりの分まで、破線: これから決まる分まで。",
        "Filled: backed by evidence; dotted: as answered; dashed: with what is still open.";
}
