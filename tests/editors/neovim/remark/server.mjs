// remark as a language server. It takes open slots for references that are not defined.
import { createUnifiedLanguageServer } from 'unified-language-server';
import { remark } from 'remark';
import undefinedReferences from 'remark-lint-no-undefined-references';

createUnifiedLanguageServer({
  configurationSection: 'remark',
  processorName: 'remark',
  processorSpecifier: 'remark',
  defaultProcessor: remark,
  plugins: [undefinedReferences],
  pluginPrefix: 'remark',
  rcName: '.remarkrc',
  packageField: 'remarkConfig',
  ignoreName: '.remarkignore',
});
