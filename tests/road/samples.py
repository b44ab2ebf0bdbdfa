"""Notes that several tests use. Written by us."""

LAUNCH = """\
Present: Jane Doe (Product), Maya Lin (Design), Omar Haddad (Marketing)
Decisions
- We ship the self-serve plan on 15 December.
Action items
- Maya: final pricing page mockups by Fri 4 Dec. Done when: mobile and desktop, no open comments. [milestone]
- Marketing to supply the churn user profiles by EOD Wednesday (Design reuses them for its persona report)
- Jane will send Omar the API limits tomorrow
"""

# One sure point, one person but the requester.
ONE = """\
Action items
- Maya: final pricing page mockups by Fri 4 Dec. Done when: mobile and desktop.
"""

# Two owners, no milestone.
TWO = """\
Action items
- Maya: print files for the posters by Fri 4 Dec
- Omar: booth furniture ordered by Thu 3 Dec
"""

# The owner is missing in one point, the date in the other.
GAPS = """\
Action items
- Maya: persona report by Fri 4 Dec
- Omar: tidy up the tracking plan
- Check the legal text by Wed 9 Dec
"""

# Nothing to do in it.
NOTHING = """\
It was a good meeting. The coffee machine works again.
We talked about last year.
"""
