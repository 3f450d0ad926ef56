#!/usr/bin/env node
// Old syntax and default imports only: this file must load on an old Node to be able to say so.
import fs from 'fs';
import module from 'module';
import process from 'process';

var MINIMUM = 24;
var EXIT_UNUSABLE_NODE = 3;

if (parseInt(process.versions.node, 10) < MINIMUM) {
  process.stderr.write(
    'throughline needs Node ' +
      MINIMUM +
      ' or newer; this is ' +
      process.version +
      '. Install it from nodejs.org, or run a checkout with `npm start`.\n',
  );
  process.exitCode = EXIT_UNUSABLE_NODE;
} else {
  // Before anything else is imported, or the cache would miss it.
  module.enableCompileCache();
  var checkout = new URL('../src/cli/main.ts', import.meta.url);
  var packaged = new URL('../dist/cli/main.js', import.meta.url);
  import(fs.existsSync(checkout) ? checkout.href : packaged.href)
    .then(function (cli) {
      return cli.main(process.argv.slice(2));
    })
    .then(function (code) {
      // Never process.exit(): it would cut off what a pipe has not taken yet.
      process.exitCode = code;
    });
}
