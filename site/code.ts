import { Lexer } from 'yaml';

/** A piece of a YAML text; only comments and keys have a kind. */
export interface Piece {
  text: string;
  kind?: 'comment' | 'key';
}

/** Splits a YAML text into pieces with YAML's own lexer: a `#` within a value does not begin a comment. */
export function piecesOf(yaml: string): Piece[] {
  const pieces: Piece[] = [];
  let scalar = false;
  for (const token of new Lexer().lex(yaml)) {
    // Markers of the lexer: a scalar follows, or a document begins.
    if (token === '\u001f' || token === '\u0002') {
      scalar = token === '\u001f';
      continue;
    }
    const last = pieces.at(-1);
    if (token === ':' && !scalar && last !== undefined) last.kind = 'key';
    pieces.push(!scalar && token.startsWith('#') ? { text: token, kind: 'comment' } : { text: token });
    scalar = false;
  }
  return pieces;
}
