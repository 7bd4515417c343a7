"""Lists of words that tell names of people and places from other capitalised words."""

OFFICE_WORDS = """
academy accountant acting activities administration adult adults affairs agency aging aspiration
assistant assurance attendance authority board borough budget building built business cabinet
capital care chair chairman chairperson chief child children children's children\u2019s city clerk
climate clinical commerce commissioner commissioning committee communities community consultant
contract coordinator corporate council councillors county culture customer data democratic
department deputy development digital director directorate disability district early economic
economy education educational electoral engagement engineer engineering environment equalities
equality estate estates executive families family finance financial foundation general governance
governor group growth head health help highways homes housing human improvement inclusion
independent infrastructure inspector integrated interim joint knowledge lead leader learning legal
leisure licensing lifelong local manager mayor medical member members monitoring municipal national
nature needs neighbourhood officer officers operations parks parliament partner partners partnership
partnerships people's performance person placemaking planning police policy portfolio practice
practitioner president prevention principal procurement programme project property protection
provision public quality regeneration regulatory relations reporting representative representatives
research resources risk safeguarding safety school schools scrutiny secretary section senior service
services site skills social solicitor special specialist sport staff standards strategic strategy
superintendent supervisor support surveyor sustainability sustainable system systems team technical
technology tourism town traffic training transformation transport treasurer trust union urban vice
vice-chair village virtual voluntary waste welfare wellbeing works young youth
"""
"""Words of offices and departments: a name between commas that has one of them is no person's."""

NO_PLACE_WORDS = """
agenda and at borough by cabinet chief city committee conservative constitution council councillors
county dear director district entire executive for from full head house in labour leader local
meeting member members members' members\u2019 minutes notice of on our parish previous public report
service strategic the this to town whole your youth
"""
"""Words that can stand before 'City Council' and are not part of the council's name."""

COUNTY_NAMES = frozenset(
    [
        "Cornwall",
        "Cumbria",
        "Devon",
        "Dorset",
        "Durham",
        "Essex",
        "Kent",
        "Norfolk",
        "Northumberland",
        "Rutland",
        "Somerset",
        "Suffolk",
        "Surrey",
        "Anglesey",
        "Gwynedd",
        "Powys",
    ]
)
"""Counties that a web address writes as the county does; those that end in 'shire' need no list."""
