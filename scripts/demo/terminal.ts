const colourful = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
const styled =
  (code: number) =>
  (text: string): string =>
    colourful ? `\u001b[${String(code)}m${text}\u001b[0m` : text;

export const bold = styled(1);
export const dim = styled(2);
export const red = styled(31);
export const green = styled(32);

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints the heading of an act: what happens on GitHub. */
export function heading(number: number, of: number, what: string): void {
  say();
  say(bold(`━━━ ${String(number)}/${String(of)}  ${what}`));
}

/** Prints lines of the action's own log, set apart from the demo's own; `folded` hides the step's inputs. */
export function logShower({ folded }: { folded: boolean }): (line: string) => void {
  let inInputs = false;
  return (line) => {
    if (line.startsWith('▼ Run ')) inInputs = folded;
    else if (inInputs && /^(?:with:|env:| {2}|[A-Z_]+=)/.test(line)) return;
    else inInputs = false;
    say(`${dim('│')} ${inInputs ? line.replace('▼', '▸') : line}`);
  };
}

/** Prints names and values in two columns. */
export function pairs(entries: [name: string, value: string][]): void {
  const width = Math.max(...entries.map(([name]) => name.length));
  for (const [name, value] of entries) say(`${name.padEnd(width)}  ${value}`);
}
