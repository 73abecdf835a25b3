const light = `--page: #fff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --soft: #f6f8fa; --link: #0969da;
  --good: #1f883d; --done: #8250df; --good-words: #1a7f37; --bad: #d1242f; --warn: #bf8700;
  --added: #dafbe1; --added-number: #aceebb; --deleted: #ffebe9; --deleted-number: #ffcecb;`;
const dark = `--page: #0d1117; --ink: #f0f6fc; --quiet: #9198a1; --line: #3d444d; --soft: #151b23; --link: #4493f8;
  --good: #238636; --done: #8957e5; --good-words: #3fb950; --bad: #f85149; --warn: #9e6a03;
  --added: #12261e; --added-number: #1b4129; --deleted: #25171c; --deleted-number: #542426;`;

/** GitHub's colours of a theme; `auto` follows the reader's system. */
export function colours(theme: 'auto' | 'light' | 'dark'): string {
  if (theme !== 'auto') return `:root { ${theme === 'light' ? light : dark} }`;
  return `:root { ${light} }\n@media (prefers-color-scheme: dark) { :root { ${dark} } }`;
}

/** Everything around the rendered Markdown. */
export const layout = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
main { max-width: 980px; margin: 0 auto; padding: 24px 32px 64px; }
h1 { font-size: 32px; font-weight: 400; line-height: 1.25; margin: 0 0 8px; overflow-wrap: anywhere; }
h1 span, .when, .note { color: var(--quiet); }
h2 { font-size: 20px; font-weight: 600; margin: 40px 0 4px; padding-top: 24px; border-top: 1px solid var(--line); }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
code { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.state { display: inline-block; padding: 5px 12px; margin-right: 8px; border-radius: 2em; color: #fff; font-weight: 500; background: var(--good); }
.state.merged { background: var(--done); }
.branch { padding: 2px 6px; border-radius: 6px; background: color-mix(in srgb, var(--link) 12%, transparent); color: var(--link); overflow-wrap: anywhere; }
.under-title { padding-bottom: 16px; margin-bottom: 16px; border-bottom: 1px solid var(--line); color: var(--quiet); }
.note { margin: 0 0 16px; }
.emoji { width: 1.1em; height: 1.1em; vertical-align: -.18em; margin-right: .1em; }
.avatar { display: block; width: 40px; height: 40px; overflow: hidden; border-radius: 50%; }
.avatar.square { border-radius: 6px; }
.alone { padding: 8px 16px; }
.alone .timeline::before { display: none; }
.timeline { position: relative; margin-left: 56px; }
.timeline::before { content: ""; position: absolute; z-index: -1; top: 24px; bottom: 24px; left: 16px; width: 2px; background: var(--line); }
.comment { position: relative; padding: 8px 0; }
.comment .face { position: absolute; left: -56px; }
.box { border: 1px solid var(--line); border-radius: 6px; background: var(--page); overflow: hidden; }
.box > header { display: flex; align-items: center; gap: 8px; padding: 8px 16px; background: var(--soft); border-bottom: 1px solid var(--line); color: var(--quiet); }
.box > header .avatar { display: none; width: 24px; height: 24px; flex: none; }
.box > header .who { flex: 1; }
.box > header strong { color: var(--ink); font-weight: 600; }
.pill { display: inline-block; padding: 0 7px; border: 1px solid var(--line); border-radius: 2em; font-size: 12px; line-height: 18px; color: var(--quiet); white-space: nowrap; }
.box .markdown-body { padding: 16px; font-size: 14px; background: var(--page); }
.event { display: flex; gap: 12px; padding: 10px 0; color: var(--quiet); }
.event .avatar { width: 20px; height: 20px; flex: none; margin-top: 1px; }
.event .what { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.event b { color: var(--ink); font-weight: 600; }
.event .dot { flex: none; width: 34px; height: 34px; margin: -6px 0; border-radius: 50%; border: 2px solid var(--page); background: var(--line); color: var(--quiet); display: grid; place-items: center; }
.event .dot.done { background: var(--done); color: #fff; }
.event .dot svg { width: 16px; height: 16px; fill: currentColor; }
.event .message { color: var(--ink); }
.event code { color: var(--quiet); }
.changes { margin: 8px 0; }
.changes > p { margin: 0; padding: 8px 0; background: var(--page); color: var(--quiet); }
.file { margin: 0 0 12px; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; background: var(--page); }
.file figcaption { padding: 8px 16px; background: var(--soft); border-bottom: 1px solid var(--line); font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.file .line { display: grid; grid-template-columns: 48px 20px 1fr; font: 12px/20px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.file .line i { padding-right: 12px; text-align: right; font-style: normal; color: var(--quiet); }
.file .line b { padding-left: 4px; font-weight: 400; }
.file .line.added { background: var(--added); }
.file .line.added i { background: var(--added-number); }
.file .line.deleted { background: var(--deleted); }
.file .line.deleted i { background: var(--deleted-number); }
.file .line span { padding-right: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
.file .gap { padding-left: 52px; background: var(--soft); color: var(--quiet); }
.said { margin: 8px 12px; padding: 10px 14px; border: 1px solid var(--line); border-left: 3px solid var(--quiet); border-radius: 6px; overflow-wrap: anywhere; }
.said.error { border-left-color: var(--bad); }
.said.warning { border-left-color: var(--warn); }
.said.notice { border-left-color: var(--link); }
.said p { margin: 0; }
.said .by { margin-bottom: 6px; color: var(--quiet); font-size: 12px; }
.run { margin: 12px 0; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.run > summary { padding: 8px 16px; background: var(--soft); cursor: pointer; }
.run .markdown-body { padding: 16px 16px 20px; }
.run pre.annotation { margin: 0 16px 16px; padding: 8px 12px; border-left: 3px solid var(--bad); background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; font: 12px/1.5 ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; }
.run pre.annotation.warning { border-left-color: var(--warn); }
.run pre.annotation.notice { border-left-color: var(--quiet); }
.verdict { font-weight: 600; color: var(--good-words); }
.verdict.bad { color: var(--bad); }
@media (max-width: 640px) {
  main { padding: 16px 16px 48px; }
  h1 { font-size: 26px; }
  .timeline { margin-left: 0; }
  .comment .face { display: none; }
  .box > header .avatar { display: block; }
}
`;
