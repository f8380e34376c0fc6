/**
 * Codes E04: formulas.
 */
import type { Explanation } from './explanation.js';

export const formulas = {
  E0401: {
    title: 'Not a formula',
    meaning:
      'The text stops being a formula at the place shown. Formulas have + - * / ^, parentheses, comparisons, and, or, not, and the functions min, max, abs and if. There is no implied product: write 2*x1.',
    hint: 'Look at the place shown and just before it.',
    example: { bad: '2 x1', good: '2*x1' },
  },
  E0402: {
    title: 'An unknown name in a formula',
    meaning:
      'A formula knows the commodities by their names and as x1, x2, …, the money t, and the functions min, max, abs and if.',
    hint: 'Take a name that exists. A commodity whose name is no single word is written x1, x2, ….',
  },
  E0403: {
    title: 'The wrong number of arguments',
    meaning: 'abs takes one argument, if takes three, min and max take one or more.',
    hint: 'Give as many arguments as the function takes.',
  },
  E0404: {
    title: 'A truth value where a number is expected, or the reverse',
    meaning:
      'Comparisons are true or false, and only and, or, not and the first argument of if take these; everything else takes numbers. The value of a formula is a number.',
    hint: 'Turn a condition into a number with if(condition, 1, 0).',
    example: { bad: '(x1 >= 1)*w', good: 'if(x1 >= 1, w, 0)' },
  },
  E0405: {
    title: 'Chained comparisons',
    meaning: 'a < b < c is not read as in mathematics by every reader, and so not at all here.',
    hint: 'Write a < b and b < c.',
  },
  E0406: {
    title: 'Money in a value',
    meaning:
      'With interdependent values, utility is the value of the bundle plus money: the value itself does not know money.',
    paper: 'Section 4: u_i = v(x_i, ω₀, ω_i) + Σ_h q_i(h){e_i(h) − x_i(h)}.',
    hint: 'Write the value of the bundle without t; money is added by itself.',
  },
  E0407: {
    title: 'A formula too long or too deep',
    meaning: 'Formulas have at most a million characters and are nested at most 200 deep.',
    hint: 'Shorten it, or give a table.',
  },
  E0411: {
    title: 'Division by zero',
    meaning:
      'The formula divides by zero, or raises zero to a negative power, at the point shown. A formula must have a value at every bundle x and every amount of money t = p·(e − x) that the price grid can bring; parts that if, and, or do not need are not evaluated.',
    paper: 'Section 3: v_i : {0, …, l}^k × R → R.',
    hint: 'Guard the denominator with if(…), or change it so that it does not vanish.',
    example: { bad: '1/x1', good: 'if(x1 == 0, 0, 1/x1)' },
  },
  E0412: {
    title: 'A power that is not whole',
    meaning:
      'An exponent must be a whole number wherever it is evaluated: roots are not rational, and nothing here is rounded.',
    hint: 'Take a whole exponent, or give a table.',
  },
  E0413: {
    title: 'A number too large',
    meaning: 'A value of the formula, or a step on the way to it, has more than ten thousand binary digits.',
    hint: 'Take smaller exponents.',
  },
  E0414: {
    title: 'More work than is done',
    meaning:
      'Values are worked out at every bundle x and amount of money t = p·(e − x) that the grid brings. How many operations that takes, and how long the numbers in them can become, is known before: at most 524,288 steps at one point, and 33,554,432 in all. A step is a sum, product or comparison of numbers of up to 64 binary digits; one of numbers of b digits is (b/64)²/4 steps more.',
    hint: 'Lower "priceSteps" or "cap", or take shorter formulas, numbers and powers.',
  },
} as const satisfies Record<string, Explanation>;
