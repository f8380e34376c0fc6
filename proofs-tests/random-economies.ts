/** The random economies of the tests are those that the library hands out for hunts of one's own. */
export * from '../src/arbitraries/index.js';
