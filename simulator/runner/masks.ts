/**
 * Replaces every secret in the text, in each form the runner knows, by `***`.
 * Overlapping and adjoining finds become one `***`, as in `SecretMasker.cs` of actions/runner.
 */
export function applyMasks(text: string, secrets: Iterable<string>): string {
  const forms = new Set<string>();
  for (const secret of secrets) for (const form of maskForms(secret)) forms.add(form);
  return maskFormsIn(text, forms);
}

/** The masks of a job: they grow, and what was added is used from then on. */
export class Masker {
  readonly #values = new Set<string>();
  readonly #forms = new Set<string>();

  /** A value of several lines is masked as a whole and line by line: the log is masked line by line. */
  add(value: string): void {
    for (const part of [value, ...value.split(/[\r\n]/)]) {
      if (part.trim() === '') continue;
      this.#values.add(part);
      for (const form of maskForms(part)) this.#forms.add(form);
    }
  }

  apply(text: string): string {
    return maskFormsIn(text, this.#forms);
  }

  /** The values as they were given, without their encoded forms. */
  get values(): string[] {
    return [...this.#values];
  }
}

/**
 * The strings that the runner masks for one value (`ValueEncoders.cs` and `HostContext.cs` in
 * actions/runner). Left out: the two forms for values that PowerShell cuts at `&`.
 */
export function maskForms(value: string): string[] {
  if (value === '') return [];
  const bytes = Buffer.from(value);
  // A base64 text that holds the value after some prefix begins at one of three offsets.
  const base64 = [0, 1, 2].map((shift) =>
    bytes.subarray(bytes.length > shift ? shift : 0).toString('base64'),
  );
  const json = JSON.stringify(value).slice(1, -1);
  // .NET's EscapeDataString also escapes the five characters that encodeURIComponent leaves.
  const uri = encodeURIComponent(bytes.toString()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const xml = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
  const forms = [value, ...base64, value.replaceAll('"', '\\"'), value.replaceAll("'", "''"), json, uri, xml];
  if (value.length > 8 && value.startsWith('"') && value.endsWith('"')) forms.push(value.slice(1, -1));
  return [...new Set(forms)];
}

function maskFormsIn(text: string, forms: ReadonlySet<string>): string {
  const ranges: { start: number; end: number }[] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      ranges.push({ start: at, end: at + form.length });
    }
  }
  ranges.sort((a, b) => a.start - b.start);
  let masked = '';
  let copied = 0;
  let last = -1;
  for (const range of ranges) {
    if (range.start > last) {
      masked += `${text.slice(copied, range.start)}***`;
    }
    last = Math.max(last, range.end);
    copied = last;
  }
  return masked + text.slice(copied);
}
