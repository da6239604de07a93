//! A small catalogue for the tests of the model, with one scheme for every rule. Must not know the real one.

use std::sync::Arc;

use crate::model::{
    Audit, Basis, CATALOGUE_FORMAT, Catalogue, Cite, Document, Gap, Help, Holders, Level, Party, Readable, Region,
    Said, Scheme, SchemeKind, Strength, Text, Unit,
};

fn cite() -> Vec<Cite> {
    vec![Cite("b:L1".to_owned())]
}

fn scheme(id: &str, ja: &str, en: &str, abbr: &str) -> Scheme {
    let said = || vec![Said { ja: "見る".to_owned(), en: "Looks".to_owned(), basis: Basis::Stated, src: cite() }];
    Scheme {
        id: id.to_owned(),
        name: Text::new(ja, en),
        english_is_ours: false,
        abbr: abbr.to_owned(),
        abbr_ja: String::new(),
        also: Vec::new(),
        region: Region::Japan,
        kind: SchemeKind::Certification,
        kind_note: Vec::new(),
        party: Party::Provider,
        unit: Unit::Service,
        customer_can_hold: false,
        audit: Audit::ThirdParty,
        text: Readable::NotStated,
        holders: Holders::Yes,
        collective: false,
        instead: String::new(),
        levels: Vec::new(),
        summary: Text::new("要約", "summary"),
        operator: Vec::new(),
        layer: Vec::new(),
        assessed: said(),
        method: Vec::new(),
        validity: Vec::new(),
        months: Vec::new(),
        surveillance: Vec::new(),
        surveillance_months: None,
        isms: Vec::new(),
        register: Vec::new(),
        cost: Vec::new(),
        not_guaranteed: said(),
        steps: Vec::new(),
        disputes: Vec::new(),
        helps: Vec::new(),
        gaps: Vec::new(),
        urls: Vec::new(),
        scope_src: Vec::new(),
        src: Vec::new(),
    }
}

fn help(item: &str, strength: Strength) -> Help {
    Help {
        item: item.to_owned(),
        strength,
        level: String::new(),
        why: Text::new("わけ", "why"),
        basis: Basis::Stated,
        src: cite(),
    }
}

fn gap(item: &str) -> Gap {
    Gap {
        item: item.to_owned(),
        belief: Text::new("思い込み", "belief"),
        reality: Text::new("実際", "reality"),
        basis: Basis::Stated,
        src: cite(),
    }
}

fn document(id: &str, year: u16) -> Document {
    Document {
        id: id.to_owned(),
        short: Text::new("資料", "paper"),
        title: Text::new("資料の題", "title"),
        year,
        about: id == "a",
        case: Text::default(),
        note: Text::default(),
    }
}

/// A catalogue without problems.
pub fn catalogue() -> Catalogue {
    let isms = Scheme {
        also: vec!["ISMS認証".to_owned()],
        unit: Unit::Organisation,
        months: vec![36],
        surveillance_months: Some(12),
        helps: vec![help("a-1", Strength::Weak), help("b-1", Strength::Method)],
        gaps: vec![gap("b-2"), gap("b-1")],
        ..scheme("isms", "ISMS適合性評価制度", "ISMS conformity assessment", "ISMS")
    };
    let cloud = Scheme {
        customer_can_hold: true,
        helps: vec![help("a-1", Strength::Some)],
        ..scheme("isms-cloud", "ISMSクラウドセキュリティ認証", "Cloud Certification", "")
    };
    let mark = Scheme {
        also: vec!["Pマーク".to_owned(), "プライバシーマーク".to_owned()],
        unit: Unit::Company,
        months: vec![24],
        gaps: vec![gap("b-2")],
        ..scheme("p-mark", "プライバシーマーク制度", "Privacy Mark", "P-mark")
    };
    let gold = Scheme {
        months: vec![42, 36],
        surveillance_months: Some(12),
        helps: vec![help("a-1", Strength::Strong)],
        ..scheme("gold", "CSゴールドマーク", "Cloud Security Mark (Gold)", "CS Gold")
    };
    let silver = Scheme {
        audit: Audit::OneSelf,
        ..scheme("silver", "CSシルバーマーク", "Cloud Security Mark (Silver)", "CS Silver")
    };
    let level = |id: &str, audit| Level { id: id.to_owned(), name: Text::new(id, id), audit };
    let star = Scheme {
        audit: Audit::Mixed,
        levels: vec![level("level-1", Some(Audit::OneSelf)), level("level-2", None)],
        ..scheme("star", "CSA STAR", "CSA STAR registry", "STAR")
    };
    let soc2 = Scheme {
        kind: SchemeKind::Report,
        audit: Audit::Accountant,
        text: Readable::Restricted,
        holders: Holders::NotStated,
        levels: vec![level("security", None), level("availability", None)],
        helps: vec![Help { level: "availability".to_owned(), ..help("b-2", Strength::Some) }],
        ..scheme("soc2", "SOC2報告書", "SOC2 report", "SOC2")
    };
    let plus = Scheme { kind: SchemeKind::Report, ..scheme("soc2-plus", "SOC2+報告書", "SOC2+ report", "SOC2+") };
    let sla = Scheme {
        kind: SchemeKind::Declaration,
        unit: Unit::Document,
        audit: Audit::Nobody,
        holders: Holders::Nobody,
        helps: vec![help("a-1", Strength::Strong)],
        ..scheme("sla", "サービスレベル合意書", "Service level agreement", "SLA")
    };
    let disclosure = Scheme {
        collective: true,
        helps: vec![help("a-1", Strength::Some)],
        ..scheme("disclosure", "情報公開制度", "Disclosure schemes", "")
    };
    let standard = Scheme {
        kind: SchemeKind::Standard,
        unit: Unit::Document,
        instead: "isms".to_owned(),
        ..scheme("iso-27001", "ISO/IEC 27001", "ISO/IEC 27001:2022", "")
    };
    Catalogue {
        format: CATALOGUE_FORMAT,
        sources: vec![document("a", 2012), document("b", 2024)],
        schemes: [isms, cloud, mark, gold, silver, star, soc2, plus, sla, disclosure, standard].map(Arc::new).to_vec(),
        texts: Arc::default(),
    }
}
