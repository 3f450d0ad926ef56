import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

// In one process, Node says nothing of a test file that cannot be loaded: what it had not registered by then would not be missed.
for (const file of JSON.parse(process.env['THROUGHLINE_TEST_FILES'] ?? '[]')) {
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    test(`${file} can be loaded`, () => {
      throw error;
    });
  }
}
