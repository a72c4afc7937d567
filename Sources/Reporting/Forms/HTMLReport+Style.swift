extension HTMLReport {
  /// The style sheet; colours have a contrast of at least 4.5 against their ground.
  static let style = """
    :root { --ink: #1a1a1a; --soft: #555; --line: #8a8a8a; --deep: #0b4f6c; --pale: #eef4f7; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; background: #fff; color: var(--ink);
      font: 1rem/1.5 "Noto Serif", "Times New Roman", "Liberation Serif", "DejaVu Serif", serif; }
    p { margin: 0.5rem 0; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { left: 1rem; top: 0.5rem; background: #fff; padding: 0.25rem 0.5rem; }
    .letterhead { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; text-align: center; }
    .letterhead > div { flex: 1 1 18rem; }
    .letterhead p { margin: 0.15rem 0; }
    .strong { font-weight: 700; }
    .ruled::after { content: ""; display: block; width: 7rem; margin: 0.3rem auto 0; border-top: 1px solid var(--ink); }
    .place { font-style: italic; padding-top: 0.4rem; }
    h1 { font-size: 1.3rem; line-height: 1.4; text-align: center; margin: 2rem auto 0.25rem; max-width: 44rem; text-wrap: balance; }
    h1 .kind { display: block; font-size: 1.5rem; letter-spacing: 0.05em; }
    .period { text-align: center; font-style: italic; margin-bottom: 1rem; }
    h2 { font-size: 1.1rem; margin: 2.5rem 0 0.75rem; color: var(--deep); border-bottom: 2px solid var(--deep); padding-bottom: 0.25rem; }
    .headline { background: var(--pale); border-left: 0.5rem solid var(--deep); padding: 0.75rem 1.25rem; margin: 1rem 0; }
    .headline p { margin: 0; }
    .headline .value { font-size: 3.4rem; line-height: 1.15; font-weight: 700; color: var(--deep); font-variant-numeric: lining-nums tabular-nums; }
    .note, .remark, .measure { color: var(--soft); }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 0.75rem; margin: 1rem 0; }
    .figures > div { border: 1px solid var(--line); border-top: 3px solid var(--deep); padding: 0.5rem 0.75rem; }
    .figures dt { font-size: 0.9rem; }
    .figures dd { margin: 0; }
    .figures .value { font-size: 1.5rem; font-weight: 700; font-variant-numeric: lining-nums tabular-nums; }
    .figures .note { display: block; font-size: 0.85rem; }
    .table { overflow-x: auto; margin: 1.25rem 0 1.75rem; }
    table { border-collapse: collapse; width: 100%; font: 0.88rem/1.35 "Noto Sans", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
    caption { text-align: left; padding: 0 0 0.4rem; }
    caption .form { float: right; font-weight: 700; padding-left: 1rem; }
    caption .name { display: block; font-weight: 700; font-size: 1rem; }
    caption .measure { font-style: italic; }
    th, td { border: 1px solid var(--line); padding: 0.28rem 0.5rem; vertical-align: top; text-align: left; }
    thead th { background: var(--deep); color: #fff; vertical-align: middle; text-align: center; font-weight: 600; }
    tbody th { font-weight: 400; }
    tbody tr:nth-child(even) { background: #f6f9fa; }
    tbody tr.total { background: var(--pale); font-weight: 700; }
    tbody tr.total th { font-weight: 700; }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: lining-nums tabular-nums; }
    thead th.n { white-space: normal; text-align: center; }
    .remark { font-size: 0.85rem; margin: 0.3rem 0 0; font-style: italic; }
    figure { margin: 1.5rem 0; }
    figcaption { font-weight: 700; margin-bottom: 0.5rem; }
    .chart { overflow-x: auto; }
    svg { display: block; width: 100%; min-width: 38rem; height: auto; font-family: "Noto Sans", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
    .signatures { display: flex; flex-wrap: wrap; justify-content: space-around; gap: 1rem; text-align: center; margin: 2rem 0 1rem; min-height: 8rem; }
    .signatures p { margin: 0; }
    footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.85rem; color: var(--soft); }
    @media (max-width: 40rem) {
      body { padding: 1rem 0.75rem 2rem; }
      .letterhead { font-size: 0.9rem; }
      .headline .value { font-size: 2.6rem; }
      h1 { font-size: 1.1rem; margin-top: 1.25rem; }
      h1 .kind { font-size: 1.25rem; }
      .figures { grid-template-columns: 1fr 1fr; }
      th, td { padding: 0.25rem 0.35rem; }
      tbody th { min-width: 8rem; }
      td:not(.n) { min-width: 6.5rem; }
    }
    @page { size: A4; margin: 15mm 14mm 16mm 20mm; }
    @media print {
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      .skip { display: none; }
      .letterhead { flex-wrap: nowrap; font-size: 10pt; }
      .letterhead .unit { flex: 1 1 44%; }
      .letterhead .nation { flex: 1 1 56%; }
      h1 { margin: 0.6rem auto 0; font-size: 13pt; }
      .period { margin: 0.2rem 0 0.4rem; }
      h1 .kind { font-size: 15pt; }
      h2 { break-after: avoid; margin: 0.9rem 0 0.5rem; }
      section.page { break-before: page; }
      .headline { padding: 0.35rem 1rem; margin: 0.5rem 0; }
      .headline .value { font-size: 30pt; }
      .figures { grid-template-columns: repeat(4, 1fr); margin: 0.5rem 0; }
      .figures .value { font-size: 13pt; }
      .table { overflow: visible; margin: 0.75rem 0 1rem; }
      table { font-size: 8.5pt; }
      thead { display: table-header-group; }
      tr, figure, .headline, .signatures { break-inside: avoid; }
      caption { break-after: avoid; }
      .chart { overflow: visible; }
      svg { min-width: 0; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      .signatures { margin: 0.5rem 0 0; min-height: 24mm; }
    }
    """
}
