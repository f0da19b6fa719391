//! Clean reports, each different.

use gouji::*;

/// A clean report of the 2021 edition, different for each seed.
pub fn clean(seed: u32) -> Report {
    let layout = Layout::REQUESTS_2021;
    let mut report = Report::default();
    for layout in [Layout::PROACTIVE_DISCLOSURE_2021, layout, Layout::REVIEW_LITIGATION] {
        report.add_blank(layout);
        for cell in layout.cells() {
            let value = match cell.kind() {
                Kind::Count => Value::Count(Count::ZERO),
                Kind::Change => Value::Change(Change::ZERO),
                _ => Value::Amount(Amount::new(seed.into(), Some(Unit::WanYuan)).unwrap()),
            };
            report.set(cell, value).unwrap();
        }
    }
    let table = report.requests.as_mut().unwrap();
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % 50
    };
    let mut row = || {
        let [a, b, c, d, e, f] = [(); 6].map(|()| next());
        Applicants {
            natural_person: a.into(),
            commercial_enterprise: b.into(),
            research_institution: c.into(),
            public_welfare_organization: d.into(),
            legal_service_institution: e.into(),
            other_organization: f.into(),
            total: (a + b + c + d + e + f).into(),
        }
    };
    table.outcomes.disclosed = row();
    table.outcomes.partially_disclosed = row();
    table.outcomes.unable_to_provide.not_held = row();
    table.outcomes.not_processed.petition_or_complaint = row();
    table.carried_forward = row();
    let sum = |rows: &[&Applicants]| {
        let add = |of: fn(&Applicants) -> Count| {
            Count::new(rows.iter().filter_map(|row| of(row).get()).sum()).unwrap()
        };
        Applicants {
            natural_person: add(|row| row.natural_person),
            commercial_enterprise: add(|row| row.commercial_enterprise),
            research_institution: add(|row| row.research_institution),
            public_welfare_organization: add(|row| row.public_welfare_organization),
            legal_service_institution: add(|row| row.legal_service_institution),
            other_organization: add(|row| row.other_organization),
            total: add(|row| row.total),
        }
    };
    let parts = &table.outcomes;
    let total = sum(&[
        &parts.disclosed,
        &parts.partially_disclosed,
        &parts.unable_to_provide.not_held,
        &parts.not_processed.petition_or_complaint,
    ]);
    table.received = sum(&[&total, &table.carried_forward]);
    table.outcomes.total = total;
    report
}
