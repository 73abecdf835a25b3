/** What some synchronous work prints to stdout; none of it reaches the real stdout. */
export function printedBy(work: () => void): string {
  const printed = redirected();
  try {
    work();
  } finally {
    printed.end();
  }
  return printed.text;
}

/** The same for asynchronous work; nothing else may print meanwhile. */
export async function printedDuring(work: () => Promise<void>): Promise<string> {
  const printed = redirected();
  try {
    await work();
  } finally {
    printed.end();
  }
  return printed.text;
}

function redirected(): { text: string; end: () => void } {
  const write = process.stdout.write.bind(process.stdout);
  const printed = {
    text: '',
    end: () => {
      process.stdout.write = write;
    },
  };
  process.stdout.write = (chunk: Uint8Array | string): boolean => {
    printed.text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  return printed;
}
