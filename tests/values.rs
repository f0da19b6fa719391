//! What a cell holds: its states, its limits, how it is shown, and how a person types it.

use gouji::*;
use proptest::prelude::*;

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> ErrorKind {
    result.unwrap_err().kind()
}

fn money(value: &str, unit: Option<Unit>) -> Amount {
    Amount::new(value.parse().unwrap(), unit).unwrap()
}

/// A blank, a not-applicable and a zero value of every kind.
fn states() -> [[Value; 3]; 3] {
    [
        [Count::BLANK.into(), Count::NOT_APPLICABLE.into(), Count::ZERO.into()],
        [Change::BLANK.into(), Change::NOT_APPLICABLE.into(), Change::ZERO.into()],
        [Amount::BLANK.into(), Amount::NOT_APPLICABLE.into(), Amount::ZERO.into()],
    ]
}

#[test]
fn each_kind_tells_its_states_apart() {
    let told = |value: Value| match value {
        Value::Count(count) => (count.is_blank(), count.is_not_applicable()),
        Value::Change(change) => (change.is_blank(), change.is_not_applicable()),
        Value::Amount(amount) => (amount.is_blank(), amount.is_not_applicable()),
        other => panic!("{other:?}"),
    };
    for values in states() {
        let kinds = [(true, false), (false, true), (false, false)];
        assert_eq!(values.map(told), kinds, "{values:?}");
        let same = values.map(|value| (value.is_blank(), value.is_not_applicable()));
        assert_eq!(same, kinds, "{values:?}");
        assert_eq!(values.map(|value| value.decimal().is_some()), [false, false, true]);
    }
}

#[test]
fn the_states_of_a_kind_are_of_that_kind() {
    for kind in [Kind::Count, Kind::Change, Kind::Amount] {
        let values = [Value::blank(kind), Value::not_applicable(kind), Value::zero(kind)];
        assert_eq!(values.map(Value::kind), [kind; 3]);
        assert!(states().contains(&values), "{values:?}");
    }
    assert_eq!(Count::default(), Count::BLANK);
    assert_eq!(Change::default(), Change::BLANK);
    assert_eq!(Amount::default(), Amount::BLANK);
}

#[test]
fn a_blank_is_shown_as_nothing_and_not_applicable_as_a_stroke() {
    for values in states() {
        let [blank, not_applicable, zero] = values.map(|value| value.to_string());
        assert_eq!((blank.as_str(), not_applicable.as_str(), zero.as_str()), ("", "/", "0"));
        let padded = values.map(|value| match value {
            Value::Count(count) => format!("[{count:>3}]"),
            Value::Change(change) => format!("[{change:>3}]"),
            Value::Amount(amount) => format!("[{amount:>3}]"),
            other => panic!("{other:?}"),
        });
        assert_eq!(padded, ["[   ]", "[  /]", "[  0]"]);
        let [blank, not_applicable, _] = values.map(|value| format!("{value:?}"));
        assert_eq!((blank.as_str(), not_applicable.as_str()), ("blank", "n/a"));
    }
}

#[test]
fn numbers_are_shown_with_their_sign_and_unit() {
    assert_eq!(Count::from(1234).to_string(), "1234");
    assert_eq!(format!("{:?}", Count::from(1234)), "1234");
    for (number, shown) in [(6, "+6"), (1, "+1"), (0, "0"), (-270, "-270")] {
        assert_eq!(Change::from(number).to_string(), shown);
    }
    assert_eq!(format!("{:?} {:?}", Change::from(6), Change::from(-6)), "+6 -6");
    assert_eq!(format!("{:>5}", Change::from(6)), "   +6");
    let fees = money("24639.10", Some(Unit::WanYuan));
    assert_eq!(
        (fees.to_string(), format!("{fees:?}")),
        ("24639.10万元".into(), "24639.10 wan_yuan".into())
    );
    let fees = money("3", None);
    assert_eq!((fees.to_string(), format!("{fees:?}")), ("3".into(), "3 (no unit)".into()));
    assert_eq!(Value::from(fees).to_string(), "3");
}

#[test]
fn the_limit_itself_is_a_number_and_one_more_is_not() {
    let limit = LIMIT as i64;
    assert_eq!(LIMIT, 9_007_199_254_740_992);
    assert_eq!(Count::new(LIMIT).unwrap().get(), Some(LIMIT));
    assert_eq!(Change::new(limit).unwrap().get(), Some(limit));
    assert_eq!(Change::new(-limit).unwrap().get(), Some(-limit));
    let too_large = ErrorKind::Value(Oddity::TooLarge);
    assert_eq!(refused(Count::new(LIMIT + 1)), too_large);
    assert_eq!(refused(Count::try_from(u64::MAX)), too_large);
    assert_eq!(refused(Count::try_from(limit + 1)), too_large);
    assert_eq!(refused(Change::new(limit + 1)), too_large);
    assert_eq!(refused(Change::try_from(-limit - 1)), too_large);
    assert_eq!(refused(Change::new(i64::MIN)), too_large);
}

#[test]
fn only_a_change_may_be_below_zero() {
    assert_eq!(refused(Count::try_from(-1i64)), ErrorKind::Value(Oddity::NegativeCount));
    let minus = Amount::new("-0.1".parse().unwrap(), None);
    assert_eq!(refused(minus), ErrorKind::Value(Oddity::NegativeAmount));
    let zero = Amount::new("-0".parse().unwrap(), None).unwrap();
    assert_eq!(zero.value().unwrap().to_string(), "0", "no sign is kept");
    assert_eq!(Change::from(-1).get(), Some(-1));
}

#[test]
fn money_is_kept_in_its_own_unit_and_told_in_yuan() {
    let fees = money("24639.1", Some(Unit::WanYuan));
    assert_eq!(
        (fees.value().unwrap().to_string(), fees.unit()),
        ("24639.1".into(), Some(Unit::WanYuan))
    );
    assert_eq!(fees.in_yuan().unwrap().to_string(), "246391000.0");
    assert_eq!(money("7.5", Some(Unit::Yuan)).in_yuan().unwrap().to_string(), "7.5");
    assert_eq!(money("7.5", None).in_yuan(), None);
    assert_eq!(
        (Amount::BLANK.value(), Amount::BLANK.unit(), Amount::BLANK.in_yuan()),
        (None, None, None)
    );
    let most = Amount::new(rust_decimal::Decimal::MAX, Some(Unit::WanYuan)).unwrap();
    assert_eq!(most.in_yuan(), None, "more than a decimal can hold");
}

#[test]
fn a_value_is_the_number_that_it_holds_whatever_its_kind() {
    assert_eq!(Value::from(Count::from(7)).integer(), Some(7));
    assert_eq!(Value::from(Change::from(-7)).integer(), Some(-7));
    assert_eq!(Value::from(money("7", None)).integer(), None);
    assert_eq!(Value::from(Count::BLANK).integer(), None);
    for (value, shown) in [
        (Value::from(Count::from(7)), "7"),
        (Change::from(-7).into(), "-7"),
        (money("7.50", Some(Unit::Yuan)).into(), "7.50"),
    ] {
        assert_eq!(value.decimal().unwrap().to_string(), shown);
    }
}

#[test]
fn a_value_of_another_kind_is_refused_with_both_kinds() {
    let [count, change, amount]: [Value; 3] =
        [Count::ZERO.into(), Change::ZERO.into(), Amount::ZERO.into()];
    let wrong = |expected, found| ErrorKind::WrongKind { expected, found };
    assert_eq!(refused(Count::try_from(change)), wrong(Kind::Count, Kind::Change));
    assert_eq!(refused(Change::try_from(amount)), wrong(Kind::Change, Kind::Amount));
    assert_eq!(refused(Amount::try_from(count)), wrong(Kind::Amount, Kind::Count));
    assert_eq!(Count::try_from(count), Ok(Count::ZERO));
    let error = Count::try_from(change).unwrap_err();
    assert_eq!(error.to_string(), "a value of kind change cannot stand in a cell of kind count");
    assert_eq!(error.message(Locale::Chinese), "这一格应填件数，不能填增减数。");
}

#[test]
fn everything_has_a_name_in_both_languages_and_a_key_that_leads_back() {
    let mut names = Vec::new();
    for locale in [Locale::Chinese, Locale::English] {
        names.extend(Table::ALL.map(|table| table.name(locale)));
        names.extend(Edition::ALL.map(|edition| edition.name(locale)));
        names.extend(Unit::ALL.map(|unit| unit.name(locale)));
        names.extend(Scope::ALL.map(|scope| scope.name(locale)));
        names.extend([Kind::Count, Kind::Change, Kind::Amount].map(|kind| kind.name(locale)));
    }
    let all = names.len();
    assert!(names.iter().all(|name| !name.is_empty()));
    names.sort_unstable();
    names.dedup();
    // The edition of a name is told in both languages; 元 and yuan are two words.
    assert_eq!(names.len(), all, "two things share a name: {names:?}");
    for table in Table::ALL {
        assert_eq!(Table::from_key(table.key()), Some(table));
    }
    for edition in Edition::ALL {
        assert_eq!(Edition::from_key(edition.key()), Some(edition));
    }
    for unit in Unit::ALL {
        assert_eq!(Unit::from_key(unit.key()), Some(unit));
    }
    for scope in Scope::ALL {
        assert_eq!(Scope::from_key(scope.key()), Some(scope));
    }
    assert_eq!(Unit::ALL.map(Unit::yuan), [10_000, 1]);
    assert_eq!(Kind::Amount.to_string(), "amount");
}

#[test]
fn the_edition_of_a_year_is_the_one_in_force() {
    let editions = [2018, 2019, 2020, 2021, 2030].map(Edition::for_year);
    let (first, second) = (Some(Edition::Edition2019), Some(Edition::Edition2021));
    assert_eq!(editions, [None, first, first, second, second]);
}

// ---- figures as people type them ----

#[test]
fn a_typed_count_is_read_as_a_document_is() {
    for (text, count) in [
        ("２５", Count::from(25)),
        ("1,234", Count::from(1234)),
        (" 12件 ", Count::from(12)),
        ("3.0", Count::from(3)),
        ("/", Count::NOT_APPLICABLE),
        ("——", Count::NOT_APPLICABLE),
        ("", Count::BLANK),
        ("\u{3000}", Count::BLANK),
    ] {
        assert_eq!(text.parse(), Ok(count), "{text:?}");
        assert_eq!(Value::from_typed(text, Kind::Count, None), Ok(count.into()), "{text:?}");
    }
    for (text, oddity) in [
        ("1 2", Oddity::NotANumber),
        ("12,34", Oddity::NotANumber),
        ("二十", Oddity::NotANumber),
        ("-3", Oddity::NegativeCount),
        ("2.5", Oddity::Fraction),
        ("007", Oddity::LeadingZero),
        ("9007199254740993", Oddity::TooLarge),
    ] {
        assert_eq!(refused(text.parse::<Count>()), ErrorKind::Value(oddity), "{text:?}");
    }
}

#[test]
fn a_typed_change_and_amount_are_read_with_sign_and_unit() {
    assert_eq!("减少３".parse(), Ok(Change::from(-3)));
    assert_eq!("+6".parse(), Ok(Change::from(6)));
    assert_eq!(refused("减-3".parse::<Change>()), ErrorKind::Value(Oddity::ChangeUnclear));
    assert_eq!("45.8万元".parse(), Ok(money("45.8", Some(Unit::WanYuan))));
    assert_eq!("45.8".parse(), Ok(money("45.8", None)));
    assert_eq!(Amount::from_typed("45.8", Some(Unit::Yuan)), Ok(money("45.8", Some(Unit::Yuan))));
    let in_cell = Amount::from_typed("45.8万元", Some(Unit::Yuan));
    assert_eq!(in_cell, Ok(money("45.8", Some(Unit::WanYuan))), "the unit in the cell counts");
    assert_eq!(refused("-1".parse::<Amount>()), ErrorKind::Value(Oddity::NegativeAmount));
}

#[test]
fn what_is_wrong_with_a_typed_figure_is_said_in_both_languages() {
    let error = " 2.5".parse::<Count>().unwrap_err();
    assert_eq!(error.path(), None);
    assert_eq!(error.message(Locale::Chinese), "\"2.5\"不是整数，此处只能填整数。");
    assert_eq!(
        error.message(Locale::English),
        "\"2.5\" has a fraction; only a whole number can stand here"
    );
    let error = "9".repeat(60).parse::<Count>().unwrap_err();
    let message = error.to_string();
    assert!(message.starts_with("\"999") && message.contains("9… is larger"), "{message}");
    assert!(message.contains("9007199254740992"), "{message}");
}

fn value() -> impl Strategy<Value = Value> {
    let limit = LIMIT as i64;
    let unit = prop_oneof![Just(None), Just(Some(Unit::Yuan)), Just(Some(Unit::WanYuan))];
    prop_oneof![
        proptest::sample::select(states().concat()),
        (0..=LIMIT).prop_map(|number| Count::new(number).unwrap().into()),
        (-limit..=limit).prop_map(|number| Change::new(number).unwrap().into()),
        (0..=i64::MAX, 0u32..20, unit).prop_map(|(number, scale, unit)| {
            Amount::new(rust_decimal::Decimal::new(number, scale), unit).unwrap().into()
        }),
    ]
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(value in value()) {
        let shown = value.to_string();
        prop_assert_eq!(Value::from_typed(&shown, value.kind(), None), Ok(value), "{}", shown);
    }

    #[test]
    fn any_text_is_read_or_refused_with_words(text in "\\PC{0,12}|[0-9０-９,.+/减件万元 -]{0,9}") {
        for kind in [Kind::Count, Kind::Change, Kind::Amount] {
            match Value::from_typed(&text, kind, None) {
                Ok(value) => prop_assert_eq!(value.kind(), kind),
                Err(error) => {
                    prop_assert!(matches!(error.kind(), ErrorKind::Value(_)));
                    prop_assert!(error.message(Locale::Chinese).ends_with('。'));
                    prop_assert!(!error.to_string().ends_with('.'));
                }
            }
        }
    }
}
