// Under jest a failed fetch throws the TypeError of another realm. `instanceof Error` must accept it, as it does in
// production. Otherwise p-retry gives up on the first failure, which users never see.
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: ErrorConstructor, thing: unknown): boolean {
    if (this !== Error) return Function.prototype[Symbol.hasInstance].call(this, thing);
    return Object.prototype.toString.call(thing) === '[object Error]';
  },
});
