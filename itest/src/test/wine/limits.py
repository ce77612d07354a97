"""Writes limits.txt from reports: which tests a deviation of wine's has limited, and counts them.

limits.py DEVIATIONS REPORTS ALL: if ALL is 1, all tests have run, and each deviation must have
limited one, or it is not one any more.
"""
import glob
import re
import sys
import xml.etree.ElementTree as ET

deviations, reports, everything = sys.argv[1], sys.argv[2], sys.argv[3] == '1'
passed = failed = skipped = 0
limits = {}
for path in glob.glob(reports + '/TEST-*.xml'):
    for case in ET.parse(path).getroot().iter('testcase'):
        skip = case.find('skipped')
        if case.find('failure') is not None or case.find('error') is not None:
            failed += 1
            print('FAILED:', case.get('classname').rsplit('.', 1)[-1], case.get('name'))
        elif skip is None:
            passed += 1
        else:
            skipped += 1
            reason = re.search(r'wine: .*', (skip.get('message') or '') + (skip.text or ''))
            if reason:
                name = re.match(r'\w+', case.get('name')).group()
                limits[case.get('classname').rsplit('.', 1)[-1] + '.' + name] = reason.group()

with open(reports + '/limits.txt', 'w') as out:
    out.writelines(f'{test}: {reason}\n' for test, reason in sorted(limits.items()))
listed = {line.strip() for line in open(deviations) if line.startswith(' ')}
stale = sorted(listed - set(limits)) if everything and passed else []
for test in stale:
    print(f'listed in {deviations}, but there is no such test: {test}')
print(f'windows-wine: {passed} passed, {failed} failed, {skipped} skipped,'
      f' {len(limits)} of these limited by deviations of wine')
sys.exit(failed > 0 or passed == 0 or bool(stale))
