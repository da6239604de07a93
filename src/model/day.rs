//! A calendar day. Must not know which day is today.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{lang::Lang, narrow::narrow};
use crate::say;

/// A day of the Gregorian calendar, written `2026-11-22` in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The last day that can be written.
    pub const LAST: Day = Day { year: 9999, month: 12, day: 31 };

    /// The day, if there is one with this year (1 to 9999), month (1 to 12) and day of the month.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        let good = (1..=9999).contains(&year) && (1..=length).contains(&day);
        good.then_some(Day { year, month, day })
    }
}

impl Day {
    /// The day after so many days; the last one that can be written when that would be later.
    pub fn plus_days(self, days: u32) -> Day {
        // Counted from 1 March of the year 0, so that the leap day is the last of its year (Hinnant, `days_from_civil`).
        let (year, month, day) = (u64::from(self.year), u64::from(self.month), u64::from(self.day));
        let year = year - u64::from(month <= 2);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let number = year * 365 + year / 4 - year / 100 + year / 400 + of_year + u64::from(days);
        let (era, of_era) = (number / 146_097, number % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (year, month) = (400 * era + year + u64::from(month >= 10), (month + 2) % 12 + 1);
        let small = |number: u64| u8::try_from(number).unwrap_or(u8::MAX);
        u16::try_from(year).ok().and_then(|year| Day::new(year, small(month), small(day))).unwrap_or(Day::LAST)
    }

    /// The same day so many months later, or the last day of that month when it is shorter; the last day that can be
    /// written when that would be later.
    pub fn plus_months(self, months: u16) -> Day {
        let total = u32::from(self.year) * 12 + u32::from(self.month - 1) + u32::from(months);
        let year = u16::try_from(total / 12).unwrap_or(u16::MAX);
        let month = u8::try_from(total % 12 + 1).unwrap_or(1);
        let found = (1..=self.day).rev().find_map(|day| Day::new(year, month, day));
        found.unwrap_or(Day::LAST)
    }

    /// The same day of the next year; 29 February becomes 28 February.
    pub fn next_year(self) -> Day {
        let year = self.year.saturating_add(1);
        let next = Day::new(year, self.month, self.day).or_else(|| Day::new(year, self.month, self.day - 1));
        next.unwrap_or(self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A text that is not a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADay(pub String);

impl NotADay {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        say!(lang, "「{}」という日付はありません。", "\"{}\" is not a date. ", self.0) + NotADay::form(lang)
    }

    /// How a day is written.
    pub fn form(lang: Lang) -> &'static str {
        lang.pick("2026-11-22 のように書いてください。", "Enter a date such as 2026-11-22.")
    }

    /// The text that an error is about which this one was made into (serde keeps only what is displayed).
    pub fn shown_as(message: &str) -> Option<NotADay> {
        let text = message.strip_prefix('`')?.rsplit_once('`')?.0;
        Some(NotADay(text.to_owned())).filter(|error| error.to_string() == message)
    }
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date such as 2026-11-22", self.0)
    }
}

impl std::error::Error for NotADay {}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `2026-11-22`; `2026/11/22`, `2026.11.22`, `2026年11月22日`, `令和8年11月22日` and the same in full width are
    /// understood as well.
    fn from_str(text: &str) -> Result<Day, NotADay> {
        // Days are copied from documents, where digits and strokes are as wide as the characters around them.
        let plain = |c: char| match c {
            '−' | '\u{2010}' | '‑' | '\u{2013}' | 'ー' => '-',
            c => narrow(c),
        };
        let narrowed: String = text.trim().chars().map(plain).filter(|c| !c.is_whitespace()).collect();
        let western = era(&narrowed);
        let trimmed = western.as_deref().unwrap_or(&narrowed);
        let parts: Vec<&str> = trimmed.trim_end_matches('日').split(['-', '/', '.', '年', '月']).collect();
        let [year, month, day] = parts[..] else {
            return Err(NotADay(text.to_owned()));
        };
        let digits = |part: &str| part.len() <= 4 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if ![year, month, day].into_iter().all(digits) || year.len() != 4 {
            return Err(NotADay(text.to_owned()));
        }
        let number = |part: &str| part.parse::<u16>().unwrap_or(0);
        u8::try_from(number(month))
            .ok()
            .zip(u8::try_from(number(day)).ok())
            .and_then(|(month, day)| Day::new(number(year), month, day))
            .ok_or_else(|| NotADay(text.to_owned()))
    }
}

/// A day of the present era with the western year in its place: `令和8年3月31日` as `2026年3月31日`.
fn era(text: &str) -> Option<String> {
    let (year, rest) = text.strip_prefix("令和")?.split_once('年')?;
    let year: u16 = if year == "元" { 1 } else { year.parse().ok().filter(|year| *year > 0)? };
    Some(format!("{}年{rest}", year.checked_add(2018)?))
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Day, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_where_a_shorter_month_ends() {
        let after = |text: &str, months| text.parse::<Day>().unwrap().plus_months(months).to_string();
        assert_eq!(after("2020-11-30", 36), "2023-11-30");
        assert_eq!(after("2020-11-30", 42), "2024-05-30");
        assert_eq!(after("2020-11-30", 3), "2021-02-28");
        assert_eq!(after("2020-12-31", 0), "2020-12-31");
        assert_eq!(after("9999-01-01", 12), "9999-12-31");
    }

    #[test]
    fn days_that_exist_are_read_and_written_alike() {
        for text in ["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn japanese_and_slash_forms_are_understood() {
        for text in [
            "2026/4/1",
            "2026年4月1日",
            " 2026.04.01 ",
            "２０２６／０４／０１",
            "２０２６年４月１日",
            "2026 年 4 月 1 日",
            "２０２６－４－１",
            "2026ー4ー1",
            "令和8年4月1日",
            "令和８年４月１日",
        ] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), "2026-04-01", "{text}");
        }
        assert_eq!("令和元年5月1日".parse::<Day>().unwrap().to_string(), "2019-05-01");
    }

    #[test]
    fn days_are_counted_over_months_years_and_leap_days() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (from, days, to) in [
            ("2026-11-22", 0, "2026-11-22"),
            ("2026-11-22", 30, "2026-12-22"),
            ("2026-12-31", 1, "2027-01-01"),
            ("2028-02-28", 1, "2028-02-29"),
            ("2027-02-28", 1, "2027-03-01"),
            ("2026-11-22", 365, "2027-11-22"),
            ("9999-12-31", 5, "9999-12-31"),
        ] {
            assert_eq!(day(from).plus_days(days), day(to), "{from} + {days}");
        }
        // Day by day through four centuries, which is all there is to the calendar.
        let first = day("1999-12-31");
        let next = |day: Day| {
            let next = Day::new(day.year, day.month, day.day + 1).or_else(|| Day::new(day.year, day.month + 1, 1));
            next.or_else(|| Day::new(day.year + 1, 1, 1))
        };
        let mut walked = first;
        for days in 0..=146_100 {
            assert_eq!(first.plus_days(days), walked, "{first} + {days}");
            walked = next(walked).expect("a day");
        }
        assert_eq!(day("0001-01-01").plus_days(3_652_058), Day::LAST);
        assert_eq!(day("0001-01-01").plus_days(u32::MAX), Day::LAST);
        assert_eq!(day("2026-11-22").next_year(), day("2027-11-22"));
        assert_eq!(day("2028-02-29").next_year(), day("2029-02-28"));
    }

    #[test]
    fn an_error_is_known_again_by_what_it_shows() {
        for text in ["2026-02-30", "", "a `b` c", "x` is not a date such as 2026-11-22"] {
            let error = text.parse::<Day>().expect_err("no day");
            assert_eq!(NotADay::shown_as(&error.to_string()), Some(error));
        }
        assert_eq!(NotADay::shown_as("`x` is odd"), None);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2025-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-04-31",
            "2026-04-00",
            "26-04-01",
            "today",
            "",
            "2026-04",
            "+026-1-1",
            "令和0年4月1日",
            "令和八年四月一日",
            "令和70000年1月1日",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }
}
