// The Fuseki UI begins with a list of its datasets, which is one here: the editor comes first. The list is a link away.
'use strict';

if (['', '#/'].includes(location.hash)) {
  history.replaceState(null, '', '#/dataset/risks/query');
}
