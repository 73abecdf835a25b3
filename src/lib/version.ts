/** This action's version, as package.json has it: a test holds the two together. */
export const VERSION = '1.0.0';
