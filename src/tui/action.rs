//! Every command of the screens, written once: what it is called, what it does, where it holds, its keys.
//! Key map, help, palette, hints and the README's table all come from here. Must not know how a command is carried out.
//! Long because it is one table.

use Context::{
    Anywhere, ArithmeticPage, Conflict, EvidenceList, Form, HelpPage, On, Picker, SaveTrouble, Told, Written,
};
use Screen::{
    Ask, Case, Certificates, Check, Compare, Decide, Findings, Map, Profile, Reply, Schemes, Services, Start,
};

use crate::model::Verdict;

/// What a key, a click or the palette asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Record a verdict on the item under the cursor.
    Answer(Verdict),
    /// Take the verdict away: 未回答.
    Clear,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor or service left.
    Left,
    /// Cursor or service right.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Open what is under the cursor, or accept.
    Enter,
    /// One step back.
    Back,
    /// Leave the program.
    Quit,
    /// The help page.
    Help,
    /// Search items, notes and services.
    Search,
    /// The command palette.
    Palette,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// New comparison.
    New,
    /// Open the filled sample.
    Sample,
    /// Rename, with memo.
    Rename,
    /// Copy a comparison.
    Duplicate,
    /// Delete what is under the cursor.
    Delete,
    /// Add a service, a piece of evidence, a certificate.
    Add,
    /// Edit the words of a service.
    Edit,
    /// Move a service up.
    MoveUp,
    /// Move a service down.
    MoveDown,
    /// Write the note and the condition.
    Note,
    /// Write the reason that is missing.
    Reason,
    /// List the answers without a reason.
    Reasons,
    /// The evidence of an answer.
    Evidence,
    /// Copy the answer to all services in which nothing stands against it.
    CopyToAll,
    /// Copy it to those as well that have another answer.
    ReplaceInAll,
    /// Next state of the condition of an answer: met, not met, not checked.
    Settle,
    /// Next one who can mend an いいえ.
    Mend,
    /// このままでよい: the words that are marked 要見直し hold.
    Confirm,
    /// Take over the words of an earlier answer.
    TakeOver,
    /// To the next open item.
    NextOpen,
    /// To the services screen.
    GoServices,
    /// To the check screen.
    GoCheck,
    /// To the compare screen.
    GoCompare,
    /// To the profile screen.
    GoProfile,
    /// To the decide screen.
    GoDecide,
    /// To the certificates of the service.
    GoCertificates,
    /// To what was noticed about the service.
    GoFindings,
    /// To the catalogue of schemes.
    GoSchemes,
    /// To the map of expectation and effect.
    GoMap,
    /// To the First Server case.
    GoCase,
    /// The page of the scheme under the cursor.
    ShowScheme,
    /// Accept the finding under the cursor, with a note.
    Acknowledge,
    /// Next region of the catalogue.
    FilterRegion,
    /// Next kind of scheme.
    FilterKind,
    /// Next one who checks.
    FilterAudit,
    /// Write a report for others.
    Export,
    /// To the questions to the vendor.
    GoAsk,
    /// Read a provider's reply.
    Receive,
    /// Take everything in a reply.
    TakeAll,
    /// Put what was written on the clipboard.
    CopyText,
    /// A higher place on the map.
    Raise,
    /// A lower place on the map.
    Lower,
    /// Next weight of the item under the cursor.
    CycleStress,
    /// Switch on or off what is under the cursor.
    Toggle,
    /// Set the impact under the cursor: 1 small, 2 medium, 3 large, 0 none.
    Level(u8),
    /// The arithmetic of the score under the cursor.
    Arithmetic,
    /// Record the decision for the service under the cursor.
    Choose,
    /// Begin a review.
    Review,
    /// Show only rows that differ.
    OnlyDifferences,
    /// Show only rows with open items.
    OnlyOpen,
    /// Next order of the services.
    Sort,
    /// Next field of a form.
    NextField,
    /// Field before.
    PrevField,
    /// Accept a form.
    Accept,
    /// Show the text that was being typed in place of the file's, or the other way round.
    SwapText,
    /// Throw away the text that was being typed.
    DropText,
    /// Take the state of the file.
    TakeTheirs,
    /// Keep our state.
    KeepOurs,
    /// Keep both side by side.
    KeepBoth,
    /// Save at another place.
    SaveElsewhere,
    /// Try saving again.
    TryAgain,
    /// Leave without saving.
    QuitAnyway,
}

impl Action {
    /// By how many rows a command moves a cursor, with so many rows in a screenful; nothing if it moves none.
    pub fn stride(self, page: isize) -> Option<isize> {
        Some(match self {
            Action::Up => -1,
            Action::Down => 1,
            Action::PageUp => -page,
            Action::PageDown => page,
            Action::First => isize::MIN,
            Action::Last => isize::MAX,
            _ => return None,
        })
    }
}

/// The screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The list of comparisons.
    Start,
    /// The candidates.
    Services,
    /// The items of one service.
    Check,
    /// The matrix.
    Compare,
    /// What the business needs.
    Profile,
    /// The order of the services and the decision.
    Decide,
    /// The certificates of a service.
    Certificates,
    /// What was noticed about a service.
    Findings,
    /// The catalogue of schemes.
    Schemes,
    /// The map of expectation and effect.
    Map,
    /// The First Server case.
    Case,
    /// The questions to a vendor.
    Ask,
    /// What a reply would change.
    Reply,
}

/// Where a command holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere but in forms and dialogs.
    Anywhere,
    /// One of the screens.
    On(Screen),
    /// Something was written for others.
    Written,
    /// What is new about an old file.
    Told,
    /// The arithmetic of a score.
    ArithmeticPage,
    /// A form being filled in.
    Form,
    /// Search and palette.
    Picker,
    /// The help page.
    HelpPage,
    /// The evidence of one answer.
    EvidenceList,
    /// The file was changed by another program.
    Conflict,
    /// Leaving while saving fails.
    SaveTrouble,
}

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Context; 23] = [
        On(Start),
        On(Services),
        On(Check),
        On(Compare),
        On(Profile),
        On(Decide),
        On(Certificates),
        On(Findings),
        On(Schemes),
        On(Map),
        On(Case),
        On(Ask),
        On(Reply),
        Written,
        Told,
        ArithmeticPage,
        EvidenceList,
        Form,
        Picker,
        Anywhere,
        HelpPage,
        Conflict,
        SaveTrouble,
    ];

    /// The heading in the help, Japanese and English.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Anywhere => ("どの画面でも", "On every screen"),
            On(Start) => ("最初の画面", "Start"),
            On(Services) => ("候補サービス", "Services"),
            On(Check) => ("項目に答える", "Check"),
            On(Compare) => ("比べる", "Compare"),
            On(Profile) => ("利用条件", "Profile"),
            On(Decide) => ("決める", "Decide"),
            On(Certificates) => ("認証・マーク", "Certificates"),
            On(Findings) => ("指摘", "Findings"),
            On(Schemes) => ("制度カタログ", "Catalogue of schemes"),
            On(Map) => ("期待と効果の図", "Expectation map"),
            On(Case) => ("事例", "The case"),
            On(Ask) => ("質問状", "Questions to the provider"),
            On(Reply) => ("回答の取り込み", "A provider's reply"),
            Written => ("書き出したあと", "After writing"),
            Told => ("お知らせ", "For your information"),
            ArithmeticPage => ("計算", "Arithmetic"),
            Form => ("入力欄", "Forms"),
            Picker => ("検索とコマンド", "Search and palette"),
            HelpPage => ("ヘルプ", "Help"),
            EvidenceList => ("根拠", "Evidence"),
            Conflict => ("ファイルが外で変わったとき", "File changed outside"),
            SaveTrouble => ("保存できないとき", "When saving fails"),
        }
    }
}

/// One row of the table.
#[derive(Debug)]
pub struct Command {
    /// Where it holds.
    pub contexts: &'static [Context],
    /// What it asks for.
    pub action: Action,
    /// Default keys, the one to show first.
    pub keys: &'static [&'static str],
    /// Name in Japanese and English, short enough for the hint line.
    pub name: (&'static str, &'static str),
    /// What it does, Japanese and English, for help and palette.
    pub help: (&'static str, &'static str),
    /// Shown in the hint line at the bottom.
    pub hint: bool,
}

const fn row(
    contexts: &'static [Context],
    action: Action,
    keys: &'static [&'static str],
    name: (&'static str, &'static str),
    help: (&'static str, &'static str),
    hint: bool,
) -> Command {
    Command { contexts, action, keys, name, help, hint }
}

const HINT: bool = true;
const QUIET: bool = false;

/// All commands, those of one place first. Hints appear in this order.
// A table: a row a line reads better than what rustfmt makes of it.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    // Start
    row(&[On(Start)], Action::Enter, &["enter", "right", "l"], ("開く", "open"), ("選んだ比較を開きます", "Open the comparison"), HINT),
    row(&[On(Start)], Action::New, &["n"], ("新しい比較", "new"), ("新しい比較を作ります", "Start a new comparison"), HINT),
    row(&[On(Start)], Action::Sample, &["s"], ("見本", "sample"), ("記入済みの見本を開きます", "Open the sample"), HINT),
    row(&[On(Start)], Action::Rename, &["r"], ("題名", "rename"), ("題名を変えます", "Change the title"), HINT),
    row(&[On(Start)], Action::Duplicate, &["d"], ("複製", "copy"), ("比較を丸ごと複製します", "Make a copy of the comparison"), HINT),
    row(&[On(Start)], Action::Delete, &["x", "delete"], ("削除", "delete"), ("ごみ箱に移します（u で戻せます）", "Move to the trash (u undoes it)"), HINT),
    row(&[On(Start)], Action::Undo, &["u", "ctrl-z"], ("削除を戻す", "undo delete"), ("最後に削除した比較を戻します", "Undo the last deletion"), QUIET),
    // Services
    row(&[On(Services)], Action::Enter, &["enter", "right", "l"], ("答える", "answer"), ("選んだサービスの項目に答えます", "Answer the items of the service"), HINT),
    row(&[On(Services)], Action::Add, &["a", "n"], ("追加", "add"), ("候補サービスを追加します", "Add a candidate service"), HINT),
    row(&[On(Services)], Action::Edit, &["e"], ("編集", "edit"), ("名前・事業者・プラン・URL・メモを変えます", "Change name, provider, plan, URL and remarks"), HINT),
    row(&[On(Services)], Action::Delete, &["x", "delete"], ("消す", "remove"), ("候補サービスを消します（u で戻せます）", "Remove the service (u undoes it)"), HINT),
    row(&[On(Services)], Action::MoveUp, &["K", "shift-up"], ("上へ", "up"), ("一つ上へ移動します", "Move the service up"), QUIET),
    row(&[On(Services)], Action::MoveDown, &["J", "shift-down"], ("下へ", "down"), ("一つ下へ移動します", "Move the service down"), QUIET),
    row(&[On(Services)], Action::Rename, &["r"], ("題名", "title"), ("比較の題名とメモを変えます", "Change title and remarks of the comparison"), QUIET),
    // Check
    row(&[On(Check)], Action::Answer(Verdict::Yes), &["1"], ("はい", "yes"), ("「はい」と答えて次の項目へ", "Answer Yes and go to the next item"), HINT),
    row(&[On(Check)], Action::Answer(Verdict::Partly), &["2"], ("一部", "partly"), ("「一部」と答えて次の項目へ", "Answer Partly and go to the next item"), HINT),
    row(&[On(Check)], Action::Answer(Verdict::No), &["3"], ("いいえ", "no"), ("「いいえ」と答えて次の項目へ", "Answer No and go to the next item"), HINT),
    row(&[On(Check)], Action::Answer(Verdict::Unknown), &["4"], ("不明", "unknown"), ("「不明」（調べても分からない）と答えて次の項目へ", "Answer Unknown (asked, could not find out) and go to the next item"), HINT),
    row(&[On(Check)], Action::Answer(Verdict::NotApplicable), &["5"], ("対象外", "n/a"), ("「対象外」と答えて次の項目へ", "Answer N/A and go to the next item"), HINT),
    row(&[On(Check)], Action::Note, &["m"], ("メモ", "note"), ("メモ・プランなどの条件・記入者を書きます", "Write note, plan condition and name"), QUIET),
    row(&[On(Check)], Action::Enter, &["enter"], ("メモ・次へ", "note, next"), ("メモを書きます。その候補サービスに答え終わっていれば、次の候補サービスへ進みます", "Write the note; where a service has just been completed, go on to the next one"), QUIET),
    row(&[On(Check)], Action::NextOpen, &["o"], ("次の未回答", "next open"), ("次の未回答の項目へ進みます", "Go to the next open item"), QUIET),
    row(&[On(Check)], Action::GoDecide, &["D"], ("決める", "decide"), ("候補サービスをよい順に並べ、決定を記録します", "Rank the candidate services and record the decision"), QUIET),
    // Compare
    row(&[On(Compare)], Action::Answer(Verdict::Yes), &["1"], ("はい", "yes"), ("「はい」と答えて下の項目へ", "Answer Yes and go to the next item"), QUIET),
    row(&[On(Compare)], Action::Answer(Verdict::Partly), &["2"], ("一部", "partly"), ("「一部」と答えて下の項目へ", "Answer Partly and go to the next item"), QUIET),
    row(&[On(Compare)], Action::Answer(Verdict::No), &["3"], ("いいえ", "no"), ("「いいえ」と答えて下の項目へ", "Answer No and go to the next item"), QUIET),
    row(&[On(Compare)], Action::Answer(Verdict::Unknown), &["4"], ("不明", "unknown"), ("「不明」（聞いたが分からない）と答えて下の項目へ", "Answer Unknown (asked, could not find out) and go to the next item"), QUIET),
    row(&[On(Compare)], Action::Answer(Verdict::NotApplicable), &["5"], ("対象外", "n/a"), ("「対象外」と答えて下の項目へ", "Answer N/A and go to the next item"), QUIET),
    row(&[On(Compare)], Action::Left, &["left", "h", "shift-tab"], ("左へ", "left"), ("左のサービスへ", "Service to the left"), QUIET),
    row(&[On(Compare)], Action::Right, &["right", "l", "tab"], ("右へ", "right"), ("右のサービスへ", "Service to the right"), QUIET),
    row(&[On(Compare)], Action::Enter, &["enter"], ("詳しく", "details"), ("この項目を答える画面で開きます", "Open this item on the check screen"), HINT),
    row(&[On(Compare)], Action::OnlyDifferences, &["d"], ("違いだけ", "differences"), ("回答が違う項目だけを表示します", "Show only items whose answers differ"), HINT),
    row(&[On(Compare)], Action::OnlyOpen, &["o"], ("未回答だけ", "open only"), ("未回答のある項目だけを表示します", "Show only items that are open somewhere"), HINT),
    row(&[On(Compare)], Action::Sort, &["s"], ("並べ替え", "sort"), ("候補サービスを並べ替えます（登録順・名前・回答数・いいえの数）", "Sort services: your order, name, progress, number of No"), HINT),
    row(&[On(Compare)], Action::Note, &["m"], ("メモ", "note"), ("メモ・プランなどの条件・記入者を書きます", "Write note, plan condition and name"), HINT),
    row(&[On(Compare)], Action::GoServices, &["c"], ("候補一覧", "services"), ("候補サービスの一覧へ", "To the list of services"), QUIET),
    // Profile
    row(&[On(Profile)], Action::Toggle, &["space", "enter"], ("選ぶ・書く", "choose, write"), ("選んだり、やめたりします。文の欄なら書きます", "Select, clear, or write the text"), HINT),
    row(&[On(Profile)], Action::Right, &["right", "l"], ("大きく", "more"), ("影響を一つ大きくします", "One step more impact"), HINT),
    row(&[On(Profile)], Action::Left, &["left", "h"], ("小さく", "less"), ("影響を一つ小さくします", "One step less impact"), HINT),
    row(&[On(Profile)], Action::Level(1), &["1"], ("小", "small"), ("影響を「小」にします", "Set the impact to small"), QUIET),
    row(&[On(Profile)], Action::Level(2), &["2"], ("中", "medium"), ("影響を「中」にします", "Set the impact to medium"), QUIET),
    row(&[On(Profile)], Action::Level(3), &["3"], ("大", "large"), ("影響を「大」にします", "Set the impact to large"), QUIET),
    row(&[On(Profile)], Action::Level(0), &["0"], ("未定", "none"), ("影響を未定に戻します", "Remove the impact"), QUIET),
    row(&[On(Profile)], Action::Accept, &["ctrl-s", "s"], ("保存", "save"), ("利用条件を保存し、重みを変えます（回答は変わりません）", "Save the profile and change the weights; answers stay"), HINT),
    row(&[On(Profile)], Action::Back, &["esc", "backspace"], ("飛ばす・戻る", "skip, back"), ("候補サービスへ戻ります（保存していない内容も残ります）", "Back to the services; what is not saved yet is kept"), HINT),
    // Decide
    row(&[On(Decide)], Action::Enter, &["enter"], ("詳しく", "details"), ("候補サービスなら計算を、項目なら答える画面を、リスクなら書く欄を開きます", "Open the arithmetic of a service, an item, or what to do about a risk"), HINT),
    row(&[On(Decide)], Action::Answer(Verdict::Yes), &["1"], ("はい", "yes"), ("選んだ項目に「はい」と答えます", "Answer Yes to the item under the cursor"), QUIET),
    row(&[On(Decide)], Action::Answer(Verdict::Partly), &["2"], ("一部", "partly"), ("選んだ項目に「一部」と答えます", "Answer Partly to the item under the cursor"), QUIET),
    row(&[On(Decide)], Action::Answer(Verdict::No), &["3"], ("いいえ", "no"), ("選んだ項目に「いいえ」と答えます", "Answer No to the item under the cursor"), QUIET),
    row(&[On(Decide)], Action::Answer(Verdict::Unknown), &["4"], ("不明", "unknown"), ("選んだ項目に「不明」と答えます", "Answer Unknown to the item under the cursor"), QUIET),
    row(&[On(Decide)], Action::Answer(Verdict::NotApplicable), &["5"], ("対象外", "n/a"), ("選んだ項目に「対象外」と答えます", "Answer N/A to the item under the cursor"), QUIET),
    row(&[On(Decide)], Action::Note, &["m"], ("メモ", "note"), ("選んだ項目のメモ・プランなどの条件を書きます", "Write note and plan condition of the item"), QUIET),
    row(&[On(Decide)], Action::Evidence, &["e"], ("根拠", "evidence"), ("選んだ項目の根拠を書きます", "Write the evidence of the item"), QUIET),
    row(&[On(Decide)], Action::Settle, &["y"], ("条件を確認", "condition"), ("選んだ項目のプランなどの条件を満たすかを変えます（満たす・満たさない・未確認）", "Change whether the plan condition of the item is met: met, not met, not checked"), QUIET),
    row(&[On(Decide)], Action::Mend, &["f"], ("直せるか", "who fixes it"), ("選んだ項目の「いいえ」を直せるかを選びます（自社で直す・このサービスでは無理・未定）", "Choose who can fix the No: your company, not possible with this service, not chosen"), QUIET),
    row(&[On(Decide)], Action::Choose, &["d"], ("決定を記録", "record decision"), ("選んだ候補サービスに決めたことを記録します", "Record the decision for the service under the cursor"), HINT),
    row(&[On(Decide)], Action::Arithmetic, &["="], ("計算", "arithmetic"), ("得点の計算を見ます", "Show the arithmetic of the score"), HINT),
    row(&[On(Decide)], Action::Review, &["v"], ("見直しを始める", "start review"), ("今の回答を出発点に、見直しを始めます", "Start a review with the present answers as the starting point"), HINT),
    row(&[On(Decide)], Action::GoProfile, &["P"], ("利用条件", "profile"), ("何に使うか、何が大事かを書きます", "Write the profile: the work, the information, the impact"), HINT),
    row(&[On(Decide)], Action::GoCompare, &["c"], ("比べる", "compare"), ("候補サービスを表で比べます", "Compare the candidate services in a table"), QUIET),
    // Certificates
    row(&[On(Certificates)], Action::Add, &["a", "n"], ("追加", "add"), ("認証・マークを追加します（制度を選んで Enter。あとは分かったときに書けます）", "Add a certificate or mark: pick the scheme, the rest can come later"), HINT),
    row(&[On(Certificates)], Action::Enter, &["enter", "e"], ("書く", "edit"), ("適用範囲・期限・公開の登録一覧に載っていたかなどを書きます", "Write scope, expiry date, register check and more"), HINT),
    row(&[On(Certificates)], Action::Evidence, &["r"], ("根拠にする", "use as evidence"), ("公開の登録一覧で確かめた記録を、選んだ項目の根拠に加えます", "Add the register check to the evidence of an item"), HINT),
    row(&[On(Certificates)], Action::Delete, &["x", "delete"], ("消す", "remove"), ("認証・マークの記録を消します（u で戻せます）", "Remove the record (u undoes it)"), HINT),
    row(&[On(Certificates)], Action::ShowScheme, &["s"], ("制度の説明", "scheme"), ("選んだ認証・マークの制度をカタログで読みます", "Read about its scheme in the catalogue"), HINT),
    row(&[On(Certificates)], Action::GoFindings, &["F"], ("指摘", "findings"), ("回答の根拠と、認証・マークについての指摘を一覧します", "List findings about evidence, certificates and marks"), HINT),
    // Findings
    row(&[On(Findings)], Action::Enter, &["enter"], ("その場所へ", "go there"), ("指摘のある項目、または認証・マークを開きます", "Go to the item or the certificate"), HINT),
    row(&[On(Findings)], Action::Acknowledge, &["a"], ("了承", "accept"), ("理由を書いて、指摘を了承済みにします（一覧には残ります）", "Accept the finding with a reason; it stays in the list"), HINT),
    row(&[On(Findings)], Action::Delete, &["x", "delete"], ("了承を取り消す", "reopen"), ("了承を取り消します", "Withdraw the acceptance"), QUIET),
    row(&[On(Findings)], Action::ShowScheme, &["s"], ("制度の説明", "scheme"), ("指摘のある制度をカタログで読みます", "Read about the scheme in the catalogue"), HINT),
    row(&[On(Findings)], Action::GoCertificates, &["C"], ("認証・マーク", "certificates"), ("この候補サービスの認証・マークを開きます", "Open the certificates and marks of the service"), QUIET),
    // Catalogue
    row(&[On(Schemes)], Action::FilterRegion, &["r"], ("地域", "region"), ("地域で絞り込みます（押すたびに次へ）", "Show one region; press again for the next"), HINT),
    row(&[On(Schemes)], Action::FilterKind, &["t"], ("種類", "kind"), ("種類で絞り込みます（押すたびに次へ）", "Show one kind; press again for the next"), HINT),
    row(&[On(Schemes)], Action::FilterAudit, &["w"], ("確かめる人", "who checks"), ("確かめる人で絞り込みます（押すたびに次へ）", "Show by who checks; press again for the next"), HINT),
    row(&[On(Schemes)], Action::Clear, &["0"], ("全部", "all"), ("絞り込みをやめて全部を見ます", "Show all again"), QUIET),
    row(&[On(Schemes)], Action::Add, &["a"], ("候補に追加", "add"), ("この制度を、候補サービスの認証・マークとして追加します", "Record this scheme as a certificate or mark of the service"), QUIET),
    row(&[On(Schemes)], Action::GoCase, &["c"], ("事例", "case"), ("ファーストサーバの事例（2012年）を読みます", "Read about the First Server incident (2012)"), HINT),
    // Map
    row(&[On(Map)], Action::Add, &["a"], ("見立てを置く", "place"), ("制度を選び、自分の見立てとして図に置きます", "Put a scheme on the map as your own view"), HINT),
    row(&[On(Map)], Action::Right, &["right", "l"], ("期待を上げる", "expect more"), ("選んだ制度の期待を上げます", "More expectation for the scheme under the cursor"), HINT),
    row(&[On(Map)], Action::Left, &["left", "h"], ("期待を下げる", "expect less"), ("選んだ制度の期待を下げます", "Less expectation"), QUIET),
    row(&[On(Map)], Action::Raise, &["+", "K"], ("効果を上げる", "more effect"), ("選んだ制度の効果を上げます", "More effect"), HINT),
    row(&[On(Map)], Action::Lower, &["-", "J"], ("効果を下げる", "less effect"), ("選んだ制度の効果を下げます", "Less effect"), HINT),
    row(&[On(Map)], Action::Delete, &["x", "delete"], ("消す", "remove"), ("自分の見立てから消します（u で戻せます）", "Remove it from the map (u undoes it)"), QUIET),
    row(&[On(Map)], Action::GoCase, &["c"], ("事例", "case"), ("ファーストサーバの事例（2012年）を読みます", "Read about the First Server incident (2012)"), QUIET),
    // Case
    row(&[On(Case)], Action::Enter, &["enter"], ("項目へ", "to the item"), ("選んだ質問の項目を開きます", "Open the item of the question"), HINT),
    // Questions to the provider
    row(&[On(Ask)], Action::Enter, &["enter"], ("書き出す", "write"), ("質問状をファイルに書き出します（Excel・Markdown・メールの文面・HTML）", "Write the questions to a file: Excel, Markdown, mail, HTML"), HINT),
    row(&[On(Ask)], Action::Toggle, &["space"], ("聞く・聞かない", "ask or not"), ("選んだ項目について聞くかどうかを変えます", "Ask about the item, or not"), HINT),
    row(&[On(Ask)], Action::Add, &["a", "n"], ("質問を追加", "add"), ("選んだ項目に、こちらから足す質問を追加します", "Add a question of your own to the item"), HINT),
    row(&[On(Ask)], Action::Delete, &["x", "delete"], ("消す", "remove"), ("こちらから足した質問を、最後のものから消します", "Remove the last question of your own"), QUIET),
    row(&[On(Ask)], Action::Edit, &["e"], ("差出人・期限", "sender, deadline"), ("自社名・連絡先・回答期限を書きます", "Write your company, contact and the deadline"), HINT),
    row(&[On(Ask)], Action::Receive, &["I"], ("回答を取り込む", "read reply"), ("事業者から返ってきた回答を取り込みます（先に内容を見ます）", "Read a provider's reply; you first see what it changes"), HINT),
    row(&[On(Ask)], Action::Right, &["tab", "right", "l", "]"], ("次の候補", "next service"), ("次の候補サービスへ", "Next service"), QUIET),
    // A provider's reply
    row(&[On(Reply)], Action::Enter, &["enter"], ("取り込む", "apply"), ("選んだ行を取り込みます（u でまとめて戻せます）", "Apply the chosen rows (u undoes all of them)"), HINT),
    row(&[On(Reply)], Action::Toggle, &["space"], ("選ぶ", "choose"), ("この行を取り込むかどうかを変えます", "Apply this row, or not"), HINT),
    row(&[On(Reply)], Action::TakeAll, &["A"], ("全部選ぶ", "choose all"), ("全部を選びます。もう一度押すと、何も上書きしない行だけにします", "Choose all; again: only what overwrites nothing"), HINT),
    row(&[On(Reply)], Action::Back, &["esc", "backspace"], ("取り込まない", "cancel"), ("何も変えずに戻ります", "Back without any change"), HINT),
    // Written
    row(&[Written], Action::CopyText, &["c"], ("コピー", "copy"), ("内容をクリップボードに送ります（Excel 以外）", "Copy to the clipboard (text formats)"), HINT),
    // Arithmetic
    row(&[ArithmeticPage], Action::Back, &["esc", "q", "enter", "="], ("閉じる", "close"), ("閉じます", "Close"), HINT),
    // Anywhere
    row(&[Anywhere], Action::Help, &["?", "f1"], ("ヘルプ", "help"), ("この画面で使えるキーを見ます", "Show the keys of this screen"), HINT),
    row(&[Anywhere], Action::Quit, &["q", "ctrl-c", "ctrl-q"], ("終了", "quit"), ("終了します（保存は自動です）", "Quit; everything is saved automatically"), HINT),
    row(&[Anywhere], Action::Search, &["/", "ctrl-f"], ("検索", "search"), ("比較・項目・メモ・サービスを検索します", "Search comparisons, items, notes and services"), HINT),
    row(&[Anywhere], Action::Palette, &[":", "ctrl-p"], ("コマンド", "commands"), ("コマンドの一覧から選びます", "Pick from the list of commands"), HINT),
    row(&[Anywhere], Action::PageDown, &["pagedown", "ctrl-d"], ("次のページ", "page down"), ("1画面分下へ", "Scroll down"), QUIET),
    row(&[Anywhere], Action::First, &["g", "home"], ("最初へ", "first"), ("最初の行へ", "To the first row"), QUIET),
    row(&[Anywhere], Action::Last, &["G", "end"], ("最後へ", "last"), ("最後の行へ", "To the last row"), QUIET),
    row(&[Anywhere], Action::Back, &["esc", "backspace"], ("前の画面", "back"), ("一つ前の画面へ戻ります", "Back to the screen before"), QUIET),
    // Forms
    row(&[Form], Action::NextField, &["tab"], ("次の欄", "next field"), ("次の欄へ", "Next field"), HINT),
    row(&[Form], Action::PrevField, &["shift-tab"], ("前の欄", "previous field"), ("前の欄へ", "Previous field"), QUIET),
    row(&[Form], Action::Accept, &["ctrl-s"], ("保存", "save"), ("入力した内容を保存します", "Save what was written"), HINT),
    row(&[Form], Action::Back, &["esc"], ("閉じる", "close"), ("閉じます（メモや編集の内容は保存され、新規の書きかけは次に開いたときに戻ります）", "Close; notes and edits are kept, a new entry comes back when you open the form again"), HINT),
    row(&[Form], Action::Help, &["f1"], ("ヘルプ", "help"), ("入力欄で使えるキーを見ます", "Show the keys of forms"), QUIET),
    row(&[Form], Action::SwapText, &["ctrl-t"], ("書きかけと入れ替え", "swap texts"), ("書きかけとファイルの文章を入れ替えます（ファイルのほうが新しいとき）", "Swap the text being typed and the file's, where the file is newer"), QUIET),
    row(&[Form], Action::DropText, &["ctrl-x"], ("書きかけを捨てる", "drop text"), ("書きかけを捨てます（ファイルのほうが新しいとき）", "Throw away the text being typed, where the file is newer"), QUIET),
    row(&[Form], Action::Quit, &["ctrl-c", "ctrl-q"], ("終了", "quit"), ("終了します（書きかけの文章も残ります）", "Quit; the text being typed is kept too"), QUIET),
    // Search and palette
    row(&[Picker], Action::Enter, &["enter"], ("選ぶ", "pick"), ("選んだものへ進みます", "Go to what is picked"), HINT),
    row(&[Picker], Action::Up, &["up", "ctrl-k"], ("上へ", "up"), ("上へ移動します", "Up"), QUIET),
    row(&[Picker], Action::Down, &["down", "ctrl-j"], ("下へ", "down"), ("下へ移動します", "Down"), QUIET),
    row(&[Picker], Action::PageUp, &["pageup"], ("前のページ", "page up"), ("1画面分上へ", "Scroll up"), QUIET),
    row(&[Picker], Action::PageDown, &["pagedown"], ("次のページ", "page down"), ("1画面分下へ", "Scroll down"), QUIET),
    row(&[Picker], Action::Back, &["esc"], ("閉じる", "close"), ("閉じます", "Close"), HINT),
    // Help page
    row(&[HelpPage], Action::Back, &["esc", "q", "?", "enter", "f1"], ("閉じる", "close"), ("閉じます", "Close"), HINT),
    // Evidence
    row(&[EvidenceList], Action::Add, &["a", "n"], ("追加", "add"), ("根拠を追加します", "Add a piece of evidence"), HINT),
    row(&[EvidenceList], Action::Enter, &["enter", "e"], ("編集", "edit"), ("選んだ根拠を変えます", "Change the piece of evidence"), HINT),
    row(&[EvidenceList], Action::Delete, &["x", "delete"], ("消す", "remove"), ("根拠を消します（u で戻せます）", "Remove it (u undoes it)"), HINT),
    row(&[EvidenceList], Action::Back, &["esc", "q"], ("閉じる", "close"), ("閉じます", "Close"), HINT),
    // Conflict
    row(&[Conflict], Action::TakeTheirs, &["t"], ("ファイルの内容を使う", "use the file"), ("ファイルの内容を読み込みます（こちらの内容は世代に残ります）", "Use the version on disk (yours is kept among the earlier versions)"), HINT),
    row(&[Conflict], Action::KeepOurs, &["o"], ("こちらの内容を使う", "use yours"), ("こちらの内容で保存します（ファイルの内容は世代に残ります）", "Keep your version (the one on disk is kept among the earlier versions)"), HINT),
    row(&[Conflict], Action::KeepBoth, &["b"], ("両方残す", "keep both"), ("こちらを別のファイルに保存して続けます", "Save yours as a new file and continue there"), HINT),
    row(&[Conflict], Action::Quit, &["ctrl-c", "ctrl-q"], ("終了（両方残す）", "quit (keep both)"), ("両方を残して終了します", "Keep both and quit"), QUIET),
    // Saving fails
    row(&[SaveTrouble], Action::TryAgain, &["r"], ("もう一度保存", "try again"), ("もう一度保存して終了します", "Try to save again and quit"), HINT),
    row(&[SaveTrouble], Action::SaveElsewhere, &["s"], ("別の場所に保存", "save elsewhere"), ("別の場所を指定して保存します", "Save somewhere else"), HINT),
    row(&[SaveTrouble], Action::QuitAnyway, &["!"], ("保存せず終了", "quit without saving"), ("保存されていない変更を破棄して終了します", "Quit and discard unsaved changes"), HINT),
    row(&[SaveTrouble], Action::Back, &["esc"], ("続ける", "cancel"), ("終了せずに続けます", "Continue without quitting"), HINT),
    // In several places
    row(&[On(Check), On(Compare)], Action::Clear, &["0"], ("未回答", "open"), ("判定を消して未回答に戻します", "Remove the verdict; the item is open again"), QUIET),
    row(&[On(Check), On(Compare)], Action::Evidence, &["e"], ("根拠", "evidence"), ("根拠を書きます", "Write the evidence"), QUIET),
    row(&[On(Check), On(Compare)], Action::Reason, &["r"], ("理由", "reason"), ("まだ理由のない「いいえ」「対象外」に理由を書きます", "Give the reason for a No or N/A that has none"), QUIET),
    row(&[On(Services), On(Check), On(Compare)], Action::Reasons, &["R"], ("理由なし", "reasons"), ("理由のない「いいえ」「対象外」を一覧します", "List No and N/A without a reason"), QUIET),
    row(&[On(Check), On(Compare)], Action::CopyToAll, &["a"], ("全候補へ", "to all"), ("自社の項目の、今答えた回答を、まだ回答のない候補サービスにもコピーします（違う回答は残します）", "Copy the answer just given about your company to the services that have none; other answers stay"), QUIET),
    row(&[On(Check), On(Compare)], Action::ReplaceInAll, &["A"], ("全候補を置換", "replace all"), ("違う回答のある候補サービスにもコピーします（前の回答は残ります）", "Copy it over other answers too; those are kept as earlier answers"), QUIET),
    row(&[On(Check), On(Compare)], Action::Settle, &["y"], ("条件を確認", "condition"), ("プランなどの条件を満たすかを変えます（満たす・満たさない・未確認）", "Change whether the plan condition is met: met, not met, not checked"), QUIET),
    row(&[On(Check), On(Compare)], Action::Mend, &["f"], ("直せるか", "who fixes it"), ("「いいえ」を直せるかを選びます（自社で直す・このサービスでは無理・未定）", "Choose who can fix a No: your company, not possible with this service, not chosen"), QUIET),
    row(&[On(Check), On(Compare)], Action::Confirm, &["v"], ("このままでよい", "still valid"), ("要見直しのメモや根拠を、このままでよいことにします", "Confirm note and evidence that need another look"), QUIET),
    row(&[On(Check), On(Compare)], Action::TakeOver, &["t"], ("前の回答", "take over"), ("前の回答のメモ・プランなどの条件・根拠を、今の回答に加えます", "Add note, plan condition and evidence of the earlier answer to the present one"), QUIET),
    row(&[On(Check), On(Compare)], Action::CycleStress, &["w"], ("重み", "weight"), ("この項目の重みを変えます（提案・必須・重視・通常）", "Change the weight of the item: proposed, must, important, normal"), QUIET),
    row(&[On(Check), On(Certificates), On(Findings)], Action::Right, &["tab", "right", "l", "]"], ("次の候補", "next service"), ("次の候補サービスへ", "Next service"), HINT),
    row(&[On(Check), On(Certificates), On(Findings), On(Ask)], Action::Left, &["shift-tab", "left", "h", "["], ("前の候補", "previous service"), ("前の候補サービスへ", "Previous service"), QUIET),
    row(&[On(Services), On(Check)], Action::GoCompare, &["c"], ("比べる", "compare"), ("候補サービスを表で比べます", "Compare the candidate services in a table"), HINT),
    row(&[On(Services), On(Compare)], Action::GoDecide, &["D"], ("決める", "decide"), ("候補サービスをよい順に並べ、決定を記録します", "Rank the candidate services and record the decision"), HINT),
    row(&[On(Services), On(Check), On(Compare)], Action::GoProfile, &["P"], ("利用条件", "profile"), ("何に使うか、何が大事かを書きます", "Write the profile: the work, the information, the impact"), QUIET),
    row(&[On(Services), On(Check), On(Compare), On(Decide)], Action::Export, &["E"], ("書き出す", "export"), ("レポートを書き出します（HTML・Excel・CSV・Markdown・JSON）", "Export a report: HTML, Excel, CSV, Markdown, JSON"), QUIET),
    row(&[On(Services), On(Check), On(Compare), On(Decide)], Action::GoAsk, &["Q"], ("質問状", "questions"), ("事業者への質問状を作ります", "Create a questionnaire for the provider"), QUIET),
    row(&[On(Services), On(Check), On(Compare), On(Decide)], Action::Receive, &["I"], ("回答を取り込む", "read reply"), ("事業者から返ってきた回答を取り込みます（先に内容を見ます）", "Read a provider's reply; you first see what it changes"), QUIET),
    row(&[On(Services), On(Check), On(Compare), On(Decide)], Action::GoCertificates, &["C"], ("認証・マーク", "certificates"), ("候補サービスの認証・マークを記録し、何を示すかを見ます", "Record certificates and marks of the service and see what they show"), QUIET),
    row(&[On(Services), On(Check), On(Compare), On(Decide)], Action::GoFindings, &["F"], ("指摘", "findings"), ("回答の根拠と、認証・マークについての指摘を一覧します", "List findings about evidence, certificates and marks"), QUIET),
    row(&[On(Start), On(Services), On(Check), On(Compare), On(Decide), On(Certificates), On(Findings)], Action::GoSchemes, &["S"], ("制度カタログ", "schemes"), ("認証・マーク、報告書、ガイドラインなどの制度のカタログを開きます", "Open the catalogue of schemes: certificates, marks, reports, guidelines"), QUIET),
    row(&[On(Schemes), On(Case)], Action::GoMap, &["m"], ("期待と効果", "map"), ("期待と効果の図を開きます", "Open the expectation map"), HINT),
    row(&[ArithmeticPage, HelpPage], Action::Up, &["up", "k"], ("上へ", "up"), ("上へ戻ります", "Up"), QUIET),
    row(&[Anywhere, EvidenceList], Action::Up, &["up", "k"], ("上へ", "up"), ("上へ移動します", "Up"), QUIET),
    row(&[ArithmeticPage, HelpPage], Action::Down, &["down", "j"], ("下へ", "down"), ("下へ読み進めます", "Down"), HINT),
    row(&[Anywhere, EvidenceList], Action::Down, &["down", "j"], ("下へ", "down"), ("下へ移動します", "Down"), QUIET),
    row(&[On(Check), On(Certificates), On(Findings), On(Map)], Action::PageDown, &["pagedown", "ctrl-d", "space"], ("説明の続き", "more"), ("説明の続きを読みます", "Scroll down"), QUIET),
    row(&[On(Schemes), On(Case)], Action::PageDown, &["pagedown", "ctrl-d", "space"], ("説明の続き", "more"), ("説明の続きを読みます", "Scroll down"), HINT),
    row(&[On(Ask), On(Reply)], Action::PageDown, &["pagedown", "ctrl-d"], ("説明の続き", "more"), ("続きを読みます", "Scroll down"), QUIET),
    row(&[ArithmeticPage, HelpPage], Action::PageDown, &["pagedown", "space", "ctrl-d"], ("次のページ", "page down"), ("1画面分下へ", "Scroll down"), HINT),
    row(&[On(Check), On(Certificates), On(Findings), On(Schemes), On(Map), On(Case)], Action::PageUp, &["pageup", "ctrl-u"], ("説明を戻る", "back up"), ("説明を前に戻します", "Scroll up"), QUIET),
    row(&[On(Ask), On(Reply)], Action::PageUp, &["pageup", "ctrl-u"], ("説明を戻る", "back up"), ("前に戻します", "Scroll up"), QUIET),
    row(&[ArithmeticPage, Anywhere, HelpPage], Action::PageUp, &["pageup", "ctrl-u"], ("前のページ", "page up"), ("1画面分上へ", "Scroll up"), QUIET),
    row(&[On(Services), On(Profile), On(Map), On(Ask)], Action::Undo, &["u", "ctrl-z"], ("戻す", "undo"), ("最後の変更を取り消します", "Undo the last change"), QUIET),
    row(&[On(Check), On(Compare), On(Decide), On(Certificates), On(Findings), EvidenceList], Action::Undo, &["u", "ctrl-z"], ("戻す", "undo"), ("最後の変更を取り消します", "Undo the last change"), HINT),
    row(&[On(Services), On(Check), On(Compare), On(Profile), On(Decide), On(Certificates), On(Findings), On(Map), On(Ask)], Action::Redo, &["U", "ctrl-y"], ("やり直す", "redo"), ("取り消した変更をもう一度行います", "Redo the change that was undone"), QUIET),
    row(&[Told, Written], Action::Back, &["enter", "esc", "q"], ("閉じる", "close"), ("閉じます", "Close"), HINT),
    row(&[Told, Written, ArithmeticPage, Picker, HelpPage, EvidenceList], Action::Quit, &["ctrl-c", "ctrl-q"], ("終了", "quit"), ("終了します", "Quit"), QUIET),
];

/// The commands that hold in a context: its own rows, then, on a screen, those of everywhere that it does not replace.
pub fn commands(context: Context) -> impl Iterator<Item = &'static Command> {
    let own = move || COMMANDS.iter().filter(move |command| command.contexts.contains(&context));
    let common = COMMANDS.iter().filter(move |command| {
        let replaced = || own().any(|own| own.action == command.action);
        matches!(context, On(_)) && command.contexts.contains(&Context::Anywhere) && !replaced()
    });
    own().chain(common)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        for context in Context::ALL {
            let mut seen = BTreeSet::new();
            for key in commands(context).flat_map(|command| command.keys) {
                assert!(seen.insert(key), "{context:?}: {key}");
            }
        }
    }

    #[test]
    fn every_context_can_be_left_and_every_row_has_words() {
        for context in Context::ALL.into_iter().filter(|context| *context != Context::Anywhere) {
            let leaves = [Action::Back, Action::Quit];
            assert!(commands(context).any(|command| leaves.contains(&command.action)), "{context:?}");
        }
        for command in COMMANDS {
            let (name, help) = (command.name, command.help);
            assert!([name.0, name.1, help.0, help.1].iter().all(|text| !text.is_empty()), "{command:?}");
            assert!(!command.keys.is_empty(), "{command:?}");
        }
    }
}
