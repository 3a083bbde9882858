// What is tried, in this order: the workspace is not trusted until the first has trusted it.

import { actions } from './scenarios/actions.mjs';
import { allFindings } from './scenarios/all_findings.mjs';
import { annotations } from './scenarios/annotations.mjs';
import { checkAll } from './scenarios/check_all.mjs';
import { colourful } from './scenarios/colours.mjs';
import { commits } from './scenarios/commits.mjs';
import { completion } from './scenarios/completion.mjs';
import { crash } from './scenarios/crash.mjs';
import { fill } from './scenarios/fill.mjs';
import { findings } from './scenarios/findings.mjs';
import { folding } from './scenarios/folding.mjs';
import { formatting } from './scenarios/formatting.mjs';
import { highlights } from './scenarios/highlights.mjs';
import { hover } from './scenarios/hover.mjs';
import { links } from './scenarios/links.mjs';
import { log } from './scenarios/log.mjs';
import { navigation } from './scenarios/navigation.mjs';
import { newHandoff } from './scenarios/new_handoff.mjs';
import { outline } from './scenarios/outline.mjs';
import { places } from './scenarios/places.mjs';
import { project } from './scenarios/project.mjs';
import { quickFix } from './scenarios/quick_fix.mjs';
import { renameFile } from './scenarios/rename_file.mjs';
import { requests } from './scenarios/requests.mjs';
import { serverPath } from './scenarios/server_path.mjs';
import { settings } from './scenarios/settings.mjs';
import { starting } from './scenarios/starting.mjs';
import { statusBar } from './scenarios/status_bar.mjs';
import { suppression } from './scenarios/suppression.mjs';
import { tabStops } from './scenarios/tab_stops.mjs';
import { newTemplates } from './scenarios/templates.mjs';
import { trust } from './scenarios/trust.mjs';
import { typing } from './scenarios/typing.mjs';
import { walkthrough } from './scenarios/walkthrough.mjs';

export const scenarios = [
  trust, findings, quickFix, actions, completion, tabStops, typing, formatting, fill, hover, statusBar, navigation, newHandoff,
  allFindings, checkAll, outline, places, renameFile, links, commits, annotations, folding, highlights, colourful, suppression, project,
  newTemplates, settings, serverPath, starting, requests, log, walkthrough, crash,
];
