/** Where the program was called, and where its words go. */
export interface Terminal {
  args: readonly string[];
  cwd: string;
  colours: boolean;
  /** Prints a result. */
  print: (text: string) => void;
  /** Says what is wrong with the call. */
  say: (line: string) => void;
  /** Finds folders with the programs of a PostgreSQL server, the best one first. */
  programs: () => Promise<string[]>;
}
