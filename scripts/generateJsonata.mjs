/**
 * Makes src/sim/expression/jsonata/evaluator.generated.js from the pinned package `jsonata`.
 *
 * The package evaluates to a promise, which a reducer cannot wait for, and asks the machine for time, chance and
 * Base64. Each change below is a pattern, what stands in its place, and how often it must match: another version of
 * the package, or one changed by hand, fails here and not in a learner's expression. Nothing of the package's source
 * is committed. What takes its place is called `host`: src/sim/expression/jsonata/host.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const VERSION = '2.0.6'

/** @type {readonly [why: string, pattern: RegExp, replacement: string, count: number][]} */
const CHANGES = [
  // Evaluation answers at once.
  ['functions are synchronous', /\basync (?=function\b|\()/g, '', 46],
  ['nothing is waited for', /\bawait (?=\S)/g, '', 104],
  ['lists are evaluated in order', /\bPromise\.all\(/g, '(', 2],
  ['no marks for parallel calls', /^ *environment\.isParallelCall = idx > 0;?\n/gm, '', 2],

  // The budget: a step for each node, and for what built-in functions are given.
  ['entering a node', /var entryCallback = [^;]*;\s*if\(entryCallback\) \{[^}]*\}/g, 'host.enter();', 1],
  ['leaving a node', /var exitCallback = [^;]*;\s*if\(exitCallback\) \{[^}]*\}/g, 'host.leave();', 1],
  ['calling a built-in function', /result = (proc\.implementation\.apply\(focus, validatedArgs\));/g, 'host.charge(validatedArgs);\n                result = host.bounded($1);', 1],
  ['allocating a range', /result = new Array\(size\);/g, 'host.chargeItems(size);\n        $&', 1],
  ['joining two lists', /return arg1\.concat\(arg2\);/g, 'host.chargeItems(arg1.length + arg2.length);\n        $&', 1],
  ['looking for an item in a list', /for\(var i = 0; i < rhs\.length; i\+\+\) \{/g, 'host.chargeItems(rhs.length);\n        $&', 1],
  ['looking for an item among those kept', /for\(var jj = 0; jj < results\.length; jj\+\+\) \{/g, 'host.chargeItems(results.length);\n            $&', 1],
  ['going through all descendants', /recurseDescendants\(input, resultSequence\);/g, '$&\n            host.chargeItems(resultSequence.length);', 1],
  ['joining two texts', /result = lstr\.concat\(rstr\);/g, 'result = host.bounded(lstr + rstr);', 1],
  ['joining texts', /return strs\.join\(separator\);/g, 'return host.join(strs, separator);', 1],
  ['padding', /\(new Array\(padLength \+ 1\)\)\.join\((char|'0')\)/g, 'host.repeat($1, padLength)', 2],
  ['Roman numerals of large numbers', /return numeral\[1\] \+ decimalToRoman\(value - numeral\[0\]\);/g, 'return host.repeat(numeral[1], Math.floor(value / numeral[0])) + decimalToRoman(value % numeral[0]);', 1],
  ['letters of an infinite number', /while \(value > 0\) \{/g, '$&\n            host.step();\n            host.chargeItems(letters.length);', 1],
  ['the mantissa of zero and of infinity', /while \(mantissa [<>] m(?:in|ax)Mantissa\) \{/g, '$&\n                host.step();', 2],

  // Time, chance and text from where the simulator takes them.
  ['chance', /\bMath\.random\(\)/g, 'host.draw()', 2],
  ['the time, for the parts of a timestamp that are not given', /this\.environment\.timestamp;/g, 'host.date();', 1],
  ['timestamps without a zone are in UTC', /\bDate\.parse\(timestamp\)/g, 'host.parseTimestamp(timestamp)', 1],
  ['Base64 of a text of bytes', /\/\/ Use btoa in a browser[\s\S]*?return btoa\(str\);/g, 'return host.encodeBinary(str);', 1],
  ['bytes of Base64 as text', /\/\/ Use btoa in a browser[\s\S]*?return atob\(str\);/g, 'return host.decodeBinary(str);', 1],

  // Arithmetic whose last bits differ between engines.
  ['powers', /\bMath\.pow\(/g, 'host.power(', 7],
  ['how many thousands', /Math\.floor\(Math\.log10\(num\) \/ 3\)/g, 'host.thousands(num)', 1],
  ['how many digits', /Math\.floor\(Math\.log\(regexMatch\.groups\.length\) \* Math\.LOG10E\) \+ 1/g, 'String(regexMatch.groups.length).length', 1],
  ['digits in another base', /\bvalue\.toString\(radix\)/g, 'host.inBase(value, radix)', 1],

  // Patterns of learners run in linear time.
  ['regular expressions', /return new RegExp\(pattern, flags\);/g, 'return host.regex(pattern, flags);', 1],
  ['their use', /new jsonata\.RegexEngine\(expr\.value\)/g, 'host.matcher(expr.value)', 1],
  ['date pictures', /new RegExp\(fullRegex, 'i'\)/g, "host.pattern(fullRegex, 'i')", 1],
  ['timestamps', /iso8601regex = new RegExp\((.*)\);/g, 'iso8601regex = host.pattern($1);', 1],
  ['their check', /iso8601regex\.test\(timestamp\)/g, 'iso8601regex.exec(timestamp)', 1],
  ['signatures in expressions', /this\.signature = parseSignature\(sig\);/g, 'this.signature = parseSignature(sig, true);', 1],
  ['their parser', /function parseSignature\(signature\) \{/g, 'function parseSignature(signature, ofLearner) {', 1],
  ['their patterns', /var regex = new RegExp\(regexStr\);/g, 'var regex = ofLearner ? host.pattern(regexStr) : new RegExp(regexStr);', 1],
  ['what is wrong with arguments', /badSig\.match\(partialPattern\)/g, 'host.pattern(partialPattern).exec(badSig)', 1],

  // Values given to an expression are shared with others: they are read, never written.
  ['a list kept as a list', /resultSequence\.keepSingleton = true;/g, 'if (isSequence(resultSequence)) { $& }', 1],
  ['an empty list to group', /input\.push\(undefined\);/g, 'input = createSequence(undefined);', 1],
  ['the name a function was called by', /if\(typeof proc === 'object'\) \{/g, 'if (isLambda(proc)) {', 1],
  ['the same, in a tail call', /if\(result\.body\.procedure\.type === 'variable'\) \{\s*next\.token = [^;]*;\s*\}\s*next\.position = [^;]*;/g, 'var called = result.body.procedure;', 1],
  ['its error', /result = applyInner\(next, evaluatedArgs, input, environment\);/g, "try { $& } catch (err) { if (err.token === undefined && called.type === 'variable') { err.token = called.value; } throw err; }", 1],
  ['a transform changes its own copy', /var result = apply\(cloneFunction, \[obj\], null, environment\);/g, "$&\n            if (cloneFunction !== staticFrame.lookup('clone')) { result = functionClone(result); }", 1],
  ['members are those of the value, not of its prototype', /result = input\[key\];/g, 'result = host.member(input, key);', 1],

  ['functions have no members: *', /(var results = createSequence\(\);\s*if \(Array\.isArray\(input\) && input\.outerWrapper[^}]*\}\s*if \(input !== null && typeof input === 'object')\)/g, '$1 && !isFunction(input))', 1],
  ['functions have no members: **', /(else if \(input !== null && typeof input === 'object')(\) \{\s*Object\.keys\(input\)\.forEach\(function \(key\) \{\s*recurseDescendants)/g, '$1 && !isFunction(input)$2', 1],

  // Frames without hooks.
  ['frames', /^ {4}function createFrame\([\s\S]*?^ {4}\}\n/gm, '    function createFrame(enclosing) { return new host.Frame(enclosing); }\n', 1],

  // A merge without recursion: it went one call deep for each item.
  ['sorting', /var merge = function \(l, r\) \{[\s\S]*?(?=var msort = )/g, 'var merge = function (l, r) { return host.merge(comp, l, r); };\n\n        ', 1],
  ['largest and smallest of many', /Math\.(max|min)\.apply\(Math, args\);/g, 'args.reduce(function (a, b) { return Math.$1(a, b); });', 2],

  // An error is where it stands in the expression; the stack of the engine is nobody's.
  ['stacks', /^ *stack: \(new Error\(\)\)\.stack,?\n/gm, '', 75],

  // AWS has no $eval.
  ['the function $eval', /^ {4}function functionEval\([\s\S]*?^ {4}\}\n/gm, '', 1],
  ['its name', /^ *staticFrame\.bind\('eval'.*\n/gm, '', 1],

  // The parts, instead of the object that ties an expression to one environment.
  ['the way in', /^ {4}function jsonata\([\s\S]*?^ {4}\}\n/gm, '', 1],
  ['the parts', /jsonata\.parser = parser;.*\s*return jsonata;/g, 'return { parse: parser, evaluate: evaluate, builtIns: staticFrame, defineFunction: defineFunction, createSequence: createSequence, isFunction: isFunction, populateMessage: populateMessage };', 1],
]

/** What must not be left: the machine's time, chance, locale and files, and anything that waits. */
const CLOSED =
  /\basync\b|\bawait |\bPromise\b|\bMath\.(?!(?:abs|ceil|floor|max|min|round|sqrt)\b)\w+|\bDate\.now\b|\bDate\.parse\b|\bnew Date\(\)|\bBuffer\b|\bIntl\b|\btoLocale\w*|\blocaleCompare\b|\beval\(|\bnew Function\b|\*\*=|\w \*\* \w/g

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const home = join(root, 'node_modules', 'jsonata')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  if (version !== VERSION) throw new Error(`The package jsonata is ${version}; this was written for ${VERSION}, which AWS documents.`)
  const text = transformed(readFileSync(join(home, 'jsonata.js'), 'utf8'))
  writeFileSync(join(root, 'src', 'sim', 'expression', 'jsonata', 'evaluator.generated.js'), text)
}

/**
 * The package's text as a module that exports `createEvaluator(host)`.
 *
 * @param {string} source
 * @throws {Error} where a change does not match as often as it must, or something closed is left
 */
export function transformed(source) {
  let text = source
  for (const [why, pattern, replacement, count] of CHANGES) {
    const found = text.match(pattern)?.length ?? 0
    if (found !== count) throw new Error(`jsonata: “${why}” matches ${found} times instead of ${count}.`)
    text = text.replace(pattern, replacement)
  }
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  const left = code.match(CLOSED)
  if (left) throw new Error(`jsonata: this is left: ${[...new Set(left)].join(', ')}.`)
  return `// Made by scripts/generateJsonata.mjs from jsonata ${VERSION} (MIT licence, © Copyright IBM Corp.). Not to be edited.
export function createEvaluator(host) {
const module = { exports: {} }, exports = module.exports, global = {}, window = undefined, self = undefined, define = undefined, require = undefined;
${text.trimEnd()}
return module.exports;
}
`
}
