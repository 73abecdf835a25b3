// Under jest a failed fetch throws the TypeError of another realm. `instanceof Error` must see it as the error
// that it is in production, or p-retry gives up on the first failure and tests something that users never meet.
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: ErrorConstructor, thing: unknown): boolean {
    if (this !== Error) return Function.prototype[Symbol.hasInstance].call(this, thing);
    return Object.prototype.toString.call(thing) === '[object Error]';
  },
});
