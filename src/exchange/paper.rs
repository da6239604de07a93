//! What all printed pages share: their style. Must not know what is printed.

/// Black on white on paper, the colours of the reader on a screen; headers repeat, rows stay whole.
pub const STYLE: &str = "
:root { color-scheme: light dark; }
body { font-family: system-ui, 'Hiragino Sans', 'Yu Gothic', 'Noto Sans CJK JP', sans-serif; line-height: 1.6; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.1rem; break-after: avoid; }
dl div { display: flex; gap: 1em; }
dt { flex: 0 0 7em; font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
.letter { white-space: pre-wrap; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #767676; padding: .4em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
ul { margin: 0; padding-left: 1.2em; }
@media print { :root { color-scheme: light; } body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; } .wide { overflow: visible; } }
";
