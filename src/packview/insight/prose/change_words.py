"""The words of change and comparison, as open lists: what goes up, what goes down, what only changes."""

import re

VERBS_UP = (
    "rose|risen|rise|rises|rising|increased|increase|increases|increasing|grew|grown|grow|grows|growing|climbed|climb|climbs|climbing|jumped|jump|"
    "soared|surged|swelled|swollen|expanded|gained|doubled|leapt|picked up|went up|gone up|go up|goes up|going up|came up|crept up|shot up|edged up|"
    "moved up|up"
)
VERBS_DOWN = (
    "fell|fallen|fall|falls|falling|decreased|decrease|decreases|decreasing|dropped|drop|drops|dropping|declined|decline|declines|declining|reduced|"
    "reduce|reduces|reducing|shrank|shrunk|shrink|slipped|dipped|dip|slumped|plunged|plummeted|tumbled|contracted|lessened|halved|eased|cut|"
    "went down|gone down|go down|goes down|going down|came down|come down|coming down|brought down|moved down|down"
)
NOUNS_UP = "increase|rise|growth|uplift|jump|upturn|gain|surge|climb|upswing|hike|expansion|addition|leap|overspend|overrun|up"
NOUNS_DOWN = "decrease|reduction|drop|fall|decline|cut|downturn|dip|slump|contraction|shrinkage|saving|underspend|shortfall|down"
MORE = "ahead|higher|more|greater|above|larger|bigger|up|dearer|longer|slower"
LESS = "behind|lower|fewer|less|below|smaller|down|cheaper|shorter|quicker|faster"
NEUTRAL = "change|movement|difference|improvement|variance|swing|shift"

UP = re.compile(rf"\b(?:{VERBS_UP})\b", re.IGNORECASE)
DOWN = re.compile(rf"\b(?:{VERBS_DOWN})\b", re.IGNORECASE)
_NEXT = r"rose|fell|went|increased|decreased|grew|dropped|declined|climbed|is|are|was|were|has|have|had|will|should|would|cost|costs"
CLAUSE_END = re.compile(  # begins with what is rare, which takes a third of the time
    r"[;,\s](?:(?<=;)\s(?![-+\u2013\u2212\d]|in\s(?:19|20|[Qq]\d|quarter\s\d|[A-Z])|(?:an?|this|that|up|down|or|equal|i\.e)\b)|(?<=,)\swhere\b|"
    r"\s?(?:(?:whereas|while|whilst|although|though|despite)\b|but\s|plus\s|\u2022|with\s(?:most|some|much|part)\s"
    r"|as\s(?!an?\s|at\s|of\s|well\s|against\s|opposed\s|compared\s)(?=(?:[a-z-]+\s){1,3}?(?:rose|fell|went|increased|decreased|grew|dropped|declined)\s)"
    r"|and\s(?=then\sby\s|(?:rose|fell|went|increased|decreased|grew|dropped|declined|climbed)\s|the\s\w+|(?:this|that|these|we|it|they|costs?|takings|income|there)\b|(?:is|are|was|were|has|have|had|will)\s(?!(?:down|up|now)\b)"
    rf"|(?!(?:in|by|at|from|to|on|for|then|now)\s)[a-z-]+\s(?:[a-z-]+\s){{0,2}}?(?:{_NEXT})\s)))"
)
"""Where another statement begins, so that its figures are not those of the claim before it."""
