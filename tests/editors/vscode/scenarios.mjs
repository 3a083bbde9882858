// What is tried, in this order: the workspace is not trusted until the first has trusted it.

import { checkAll } from './scenarios/check_all.mjs';
import { completion } from './scenarios/completion.mjs';
import { crash } from './scenarios/crash.mjs';
import { fill } from './scenarios/fill.mjs';
import { findings } from './scenarios/findings.mjs';
import { hover } from './scenarios/hover.mjs';
import { navigation } from './scenarios/navigation.mjs';
import { newHandoff } from './scenarios/new_handoff.mjs';
import { quickFix } from './scenarios/quick_fix.mjs';
import { serverPath } from './scenarios/server_path.mjs';
import { settings } from './scenarios/settings.mjs';
import { statusBar } from './scenarios/status_bar.mjs';
import { trust } from './scenarios/trust.mjs';
import { typing } from './scenarios/typing.mjs';
import { walkthrough } from './scenarios/walkthrough.mjs';

export const scenarios = [
  trust, findings, quickFix, completion, typing, fill, hover, statusBar, navigation, newHandoff, checkAll, settings,
  serverPath, walkthrough, crash,
];
