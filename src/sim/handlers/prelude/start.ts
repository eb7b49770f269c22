/**
 * The first part of the prelude: what the others build on. The parts are one script in one scope,
 * run once in a fresh engine before any of a learner's code; `host` is the sandbox's side.
 *
 * Kept as text, because it has to be the same to the byte wherever the simulator runs: a minifier
 * that renamed its variables would move the guest's memory and with it its fingerprint.
 */
export const START = String.raw`
'use strict';

// The runtime has to work on after a learner has replaced these.
const { parse: parseJson, stringify: nativeStringify } = JSON;
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const promiseThen = Promise.prototype.then;
/** A text from one place to another. */
const partOf = Function.prototype.call.bind(String.prototype.slice);
const OutOfMemory = InternalError;

/** Sets what Node has as a global, not enumerable as there. */
function defineGlobal(name, value) {
  defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

function isOutOfMemory(error) {
  return error instanceof OutOfMemory && error.message === 'out of memory';
}

// Work that the engine does in one piece, without a poll, is charged by its size: so many characters more for each call, and not each call by itself.
const CHARACTERS_A_CALL = 64;
let owed = 0;
function chargeText(characters) {
  owed += characters + CHARACTERS_A_CALL;
  if (owed >= 2048) payOwed();
}
function payOwed() {
  host.charge(owed);
  owed = 0;
}
defineProperty(JSON, 'parse', {
  writable: true, configurable: true,
  value: function parse(text, reviver) {
    if (typeof text === 'string' && (owed += text.length + CHARACTERS_A_CALL) >= 2048) payOwed();
    try {
      return parseJson(text, reviver);
    } catch (error) {
      if (error instanceof SyntaxError) error.message = jsonMessage(error.message, String(text));
      throw error;
    }
  },
});
defineProperty(JSON, 'stringify', {
  writable: true, configurable: true,
  value: function stringify(value, replacer, space) {
    let text;
    try {
      text = nativeStringify(value, replacer, space);
    } catch (error) {
      if (error instanceof TypeError && error.message === 'circular reference') error.message = circularPath(value);
      throw error;
    }
    if (text !== undefined && (owed += text.length + CHARACTERS_A_CALL) >= 2048) payOwed();
    return text;
  },
});

defineGlobal('global', globalThis);
// Of the engine, not of Node.
delete globalThis.InternalError;
`
