//! What was typed about a certificate. Must not know how it is saved.

use clap::ArgMatches;

use crate::{
    cli::{failure::Failure, find, settings::today},
    model::{Certificate, Day, Evidence, EvidenceKind, Holder, Lang, Lookup, ReportType, Role, Scheme},
    typed,
};

/// What was typed; `None` leaves what is there, `Some(None)` or an empty text clears it.
pub struct Given {
    levels: Option<Vec<String>>,
    holder: Option<Option<Holder>>,
    role: Option<Option<Role>>,
    scope: Option<String>,
    names_service: Option<Option<bool>>,
    number: Option<String>,
    issued: Option<Option<Day>>,
    until: Option<Option<Day>>,
    surveillance: Option<Option<Day>>,
    auditor: Option<String>,
    report_seen: Option<Option<bool>>,
    report_type: Option<Option<ReportType>>,
    from: Option<Option<Day>>,
    to: Option<Option<Day>>,
    register: Option<String>,
    looked_on: Option<Option<Day>>,
    found: Option<Option<bool>>,
    evidence: Option<Vec<String>>,
    seen: Option<Option<Day>>,
    dated: Option<Option<Day>>,
    memo: Option<String>,
}

impl Given {
    /// What was typed.
    pub fn of(matches: &ArgMatches) -> Given {
        let line = |id: &str| matches.get_one::<String>(id).map(|text| typed::line(text));
        let note = |id: &str| matches.get_one::<String>(id).map(|text| typed::note(text));
        let day = |id: &str| matches.get_one::<Option<Day>>(id).copied();
        let yes = |id: &str| matches.get_one::<Option<bool>>(id).copied();
        let many = |id: &str| {
            let all = matches.get_many::<String>(id)?;
            let all = all.map(|text| typed::note(text));
            Some(all.filter(|text| !text.trim().is_empty()).collect())
        };
        Given {
            levels: many("level"),
            holder: matches.get_one::<Option<Holder>>("holder").copied(),
            role: matches.get_one::<Option<Role>>("role").copied(),
            scope: note("scope"),
            names_service: yes("names-service"),
            number: line("number"),
            issued: day("issued"),
            until: day("until"),
            surveillance: day("surveillance"),
            auditor: line("auditor"),
            report_seen: yes("report-seen"),
            report_type: matches.get_one::<Option<ReportType>>("type").copied(),
            from: day("from"),
            to: day("to"),
            register: line("register"),
            looked_on: day("looked-on"),
            found: yes("found"),
            evidence: many("evidence"),
            seen: day("seen"),
            dated: day("dated"),
            memo: note("memo"),
        }
    }

    /// The certificate with what was typed; `scheme` is what the catalogue knows of its scheme.
    pub fn over(self, mut one: Certificate, scheme: Option<&Scheme>, lang: Lang) -> Result<Certificate, Failure> {
        if let Some(words) = &self.levels {
            one.levels = levels(words, scheme, lang)?;
        }
        one.lookup = self.lookup(one.lookup, lang)?;
        if let Some(texts) = self.evidence {
            let old = one.evidence;
            one.evidence = texts.into_iter().map(|text| piece(text, self.seen, self.dated, &old)).collect();
        }
        one.holder = self.holder.unwrap_or(one.holder);
        one.role = self.role.unwrap_or(one.role);
        one.scope = self.scope.unwrap_or(one.scope);
        one.names_service = self.names_service.unwrap_or(one.names_service);
        one.number = self.number.unwrap_or(one.number);
        one.issued = self.issued.unwrap_or(one.issued);
        one.valid_until = self.until.unwrap_or(one.valid_until);
        one.surveillance = self.surveillance.unwrap_or(one.surveillance);
        one.auditor = self.auditor.unwrap_or(one.auditor);
        one.report_type = self.report_type.unwrap_or(one.report_type);
        one.period_from = self.from.unwrap_or(one.period_from);
        one.period_to = self.to.unwrap_or(one.period_to);
        one.report_seen = self.report_seen.unwrap_or(one.report_seen);
        one.memo = self.memo.unwrap_or(one.memo);
        Ok(one)
    }

    /// A register check says where, when and what; half of it says nothing. An empty register takes it away.
    fn lookup(&self, old: Option<Lookup>, lang: Lang) -> Result<Option<Lookup>, Failure> {
        let typed = self.register.is_some() || self.looked_on.is_some() || self.found.is_some();
        let emptied = self.register.as_ref().is_some_and(|text| text.trim().is_empty());
        if !typed || (emptied && self.looked_on.flatten().is_none() && self.found.flatten().is_none()) {
            return Ok(old.filter(|_| !emptied));
        }
        let old = old.as_ref();
        let register = self.register.clone().or_else(|| old.map(|look| look.register.clone()));
        let day = self.looked_on.unwrap_or_else(|| old.map(|look| look.day));
        let found = self.found.unwrap_or_else(|| old.map(|look| look.found));
        match (register.filter(|text| !text.trim().is_empty()), day, found) {
            (Some(register), Some(day), Some(found)) => Ok(Some(Lookup { register, day, found })),
            _ => Err(Failure::Words(
                lang.pick(
                    "公開の登録一覧を見た記録には、三つとも要ります: --register（一覧の名前）、--looked-on（見た日）、--found yes か no（載っていたか）。\n  \
                     消すには --register \"\" とだけ書きます。",
                    "A register check takes all three: --register (its name), --looked-on (the date), --found yes or no.\n  \
                     To remove it, write just --register \"\".",
                )
                .to_owned(),
            )),
        }
    }
}

fn levels(words: &[String], scheme: Option<&Scheme>, lang: Lang) -> Result<Vec<String>, Failure> {
    let mut out: Vec<String> = Vec::new();
    for word in words {
        // Nobody can say which levels a scheme has that is in no catalogue.
        let id = match scheme {
            Some(scheme) => find::level(scheme, word, lang)?.id.clone(),
            None => typed::keyword(word),
        };
        if !out.contains(&id) {
            out.push(id);
        }
    }
    Ok(out)
}

/// What was there already keeps its kind and, if no others were typed, its two days.
fn piece(text: String, seen: Option<Option<Day>>, dated: Option<Option<Day>>, old: &[Evidence]) -> Evidence {
    let known = old.iter().find(|evidence| evidence.text == text);
    let before = known.map_or_else(|| Some(today()), |evidence| evidence.seen);
    Evidence {
        kind: known.map_or_else(|| EvidenceKind::guess(&text), |evidence| evidence.kind),
        text,
        seen: seen.unwrap_or(before),
        dated: dated.unwrap_or_else(|| known.and_then(|evidence| evidence.dated)),
    }
}
