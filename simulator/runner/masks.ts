/**
 * Replaces every secret in the text, in each form that the runner knows, with `***`.
 * Overlapping and adjacent matches become one `***`, as in `SecretMasker.cs` of actions/runner.
 */
export function applyMasks(text: string, secrets: Iterable<string>): string {
  const forms = new Set<string>();
  for (const secret of secrets) for (const form of maskForms(secret)) forms.add(form);
  return maskFormsIn(text, forms);
}

/** The masks of a job. An added value is masked from then on. */
export class Masker {
  readonly #values = new Set<string>();
  readonly #forms = new Set<string>();

  /** Masks a value of several lines as a whole and line by line, because the log is masked line by line. */
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

  /** The masked values, without their encoded forms. */
  get values(): string[] {
    return [...this.#values];
  }
}

/**
 * The strings that the runner masks for one value (`ValueEncoders.cs` and `HostContext.cs` in
 * actions/runner), except for the two forms for values that PowerShell cuts at `&`.
 */
export function maskForms(value: string): string[] {
  if (value === '') return [];
  const bytes = Buffer.from(value);
  // In a base64 text that contains the value after a prefix, the value begins at one of three offsets.
  const base64 = [0, 1, 2].map((shift) =>
    bytes.subarray(bytes.length > shift ? shift : 0).toString('base64'),
  );
  const json = JSON.stringify(value).slice(1, -1);
  // .NET's EscapeDataString also escapes the five characters that encodeURIComponent does not escape.
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
