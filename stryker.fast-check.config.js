import fc from 'fast-check';

// Every mutation gets the same examples; otherwise its score would be luck. One failing example is enough: a smaller
// one takes long to find and is of no use here. Not all examples are needed either: the first ones find what can be
// found.
fc.configureGlobal({ seed: 42, endOnFailure: true, interruptAfterTimeLimit: 100 });
