"""Who was present, sent apologies, was absent or served, by the heads of minutes of many kinds of bodies."""

import re

import pytest

from packview.model import Minutes
from packview.parse.headings import TypedPages
from packview.parse.meeting.minutes import read_minutes
from parse_pages import page

HEADS = """
## staff beside those present
PRESENT                        STAFF
Ann Ash, Chair                 Joe Gow, Executive Director
Bo Birch                       Kay Hill, Finance Manager
Cy Cole                        Lee Ivy, Recorder
=> Ash Birch Cole |  | Gow Hill Ivy

## staff over those present
Staff: Joe Gow, Superintendent; Kay Hill, Treasurer
Present: Ann Ash, Bo Birch, Cy Cole, Di Dow
Absent: Ed Elm
=> Ash Birch Cole Dow | Elm | Gow Hill

## labels that stand on two lines, left of their names
Present: Mayor A. Ash
Councillor Bo Birch
Councillor Cy Cole
TIME: 6:04 p.m.
Staff Joe Gow, Director of Finance; Kay Hill,
Present: Director of Parks; Lee Ivy, Deputy Clerk
Also Meg Jay, Nia Key,
Present: Oz Law
=> Ash Birch Cole |  | Jay Key Law Gow Hill Ivy

## a place over those present is no label
Staff Room, Public Library
Present: Ann Ash, Bo Birch
=> Ash Birch |  |

## officers over members, all under present
Present:

Officers:
Joe Gow (Chief Executive)
Kay Hill (Borough Solicitor)

Councillors:
A Ash (Chair)
B Birch
C Cole
=> Ash Birch Cole |  | Gow Hill

## members and officers under one heading
PRESENT

Members:
Councillor A Ash (Chair)
Councillor B Birch

Officers:
Joe Gow, Planning Manager
Kay Hill, Solicitor
Lee Ivy, Democratic Services
=> Ash Birch |  | Gow Hill Ivy

## also present without a colon
Present
A. Ash
B. Birch
C. Cole

Also Present
D. Dow, Town Planner
E. Elm, Recording Secretary
=> Ash Birch Cole |  | Dow Elm

## names of employees in the line of members
Members present: Ann Ash, Bo Birch, Cy Cole; Staff present: Joe Gow, Kay Hill
=> Ash Birch Cole |  | Gow Hill

## administration under the board
Board Members Present:
Ann Ash
Bo Birch
Cy Cole

Administration Present:
Joe Gow, Superintendent
Kay Hill, Business Manager

Board Members Absent:
Di Dow
=> Ash Birch Cole | Dow | Gow Hill

## others present
Commissioners Present: Ann Ash, Bo Birch, Cy Cole
Others Present: Joe Gow, County Administrator; Kay Hill, County Attorney; Lee Ivy, Clerk to the Board
=> Ash Birch Cole |  | Gow Hill Ivy

## employees by post before the name
Members Present: Ash, Birch, Cole
Staff Present: City Manager Joe Gow, City Attorney Kay Hill, and Deputy Clerk Lee Ivy
=> Ash Birch Cole |  | Gow Hill Ivy

## executive staff of an Australian shire
Present
Cr A Ash         Shire President
Cr B Birch       Deputy President
Cr C Cole

Staff
Mr J Gow         Chief Executive Officer
Mrs K Hill       Manager Finance

Apologies
Cr D Dow
=> Ash Birch Cole | Dow | Gow Hill

## council officers of New Zealand
PRESENT: Mayor Ann Ash, Councillors Bo Birch, Cy Cole and Di Dow
IN ATTENDANCE: Joe Gow (Chief Executive), Kay Hill (Group Manager Assets), Lee Ivy (Governance Advisor)
APOLOGIES: Councillor Ed Elm
=> Ash Birch Cole Dow | Elm | Gow Hill Ivy

## called to order with the members present
Chairman Ash called the meeting to order at 7:00 p.m. with members Birch, Cole and Dow present.
=> Ash Birch Cole Dow |  |

## called to order, full names
President Ann Ash called the meeting to order at 6:30 p.m. with Trustees Bo Birch, Cy Cole, Di Dow and Ed Elm present. Trustee Flo Fox was absent.
=> Ash Birch Cole Dow Elm | Fox |

## the following were in attendance
The meeting was called to order by Mayor Ann Ash at 7 p.m. The following council members were in attendance: Bo Birch, Cy Cole, Di Dow.
=> Birch Cole Dow |  |

## members attending in a sentence
Supervisors attending were Ann Ash, Bo Birch and Cy Cole. Also attending were Joe Gow, Highway Superintendent, and Kay Hill, Town Clerk.
=> Ash Birch Cole |  | Gow Hill

## present at roll call
Present at roll call were Commissioners Ash, Birch, Cole and Chair Dow. Absent was Commissioner Elm.
=> Ash Birch Cole Dow | Elm |

## there were present
There were present: Councillors A Ash (in the Chair), B Birch, C Cole and D Dow.
Apologies for absence were received from Councillors E Elm and F Fox.
=> Ash Birch Cole Dow | Elm Fox |

## roll call showed
Roll call showed the following members present: Ash, Birch, Cole, Dow. Members absent: Elm. Staff present: Gow and Hill.
=> Ash Birch Cole Dow | Elm | Gow Hill

## a quorum with names
A quorum was declared with the following Directors present: Ann Ash, Bo Birch, Cy Cole.
Director Di Dow was absent.
=> Ash Birch Cole | Dow |

## posts under names
Present:
Mayor:
Ann Ash
Deputy Mayor:
Bo Birch
Councillors:
Cy Cole
Di Dow
Clerk:
Joe Gow
=> Ash Birch Cole Dow |  | Gow

## wards beside names
PRESENT
Cr A Ash (Mayor)        North Ward
Cr B Birch              North Ward
Cr C Cole               Central Ward
Cr D Dow                South Ward

APOLOGIES
Cr E Elm                South Ward
=> Ash Birch Cole Dow | Elm |

## wards over names
COUNCILLORS PRESENT
North Ward
Cr A Ash
Cr B Birch
Central Ward
Cr C Cole
South Ward
Cr D Dow
=> Ash Birch Cole Dow |  |

## degrees behind names
Present: Ann Ash, PhD, Chair; Bo Birch, CPA; Cy Cole III; Di Dow, Jr., Vice Chair; Ed Elm, Esq.
Absent: Flo Fox, M.D.
=> Ash Birch Cole Dow Elm | Fox |

## honours behind names
Present: Councillor A Ash OBE (Chair), Councillor B Birch MBE JP, Councillor Dr C Cole PhD, Councillor D Dow BEM
=> Ash Birch Cole Dow |  |

## districts behind names
Commissioners Present:
Ann Ash, Chair, District 1
Bo Birch, District 2
Cy Cole, Vice Chair, District 3
Commissioners Absent:
Di Dow, District 4
=> Ash Birch Cole | Dow |

## a remark on lateness
Present: Cllr A Ash (Chair), Cllr B Birch (arrived at 7.05 pm), Cllr C Cole, Cllr D Dow (left at 8.30 pm), Cllr E Elm
=> Ash Birch Cole Dow Elm |  |

## remarks without brackets
Members present: Ann Ash, Bo Birch arrived at 7:05 p.m., Cy Cole, Di Dow via Zoom, Ed Elm
=> Ash Birch Cole Dow Elm |  |

## remarks on lines of their own
Present:
Cr A Ash
Cr B Birch (via Zoom)
Cr C Cole - arrived 9.10am
Cr D Dow (left the meeting at 11.00am,
returned at 11.05am)
Cr E Elm
=> Ash Birch Cole Dow Elm |  |

## remarks behind a dash
Present: Ann Ash – Chair, Bo Birch – via telephone, Cy Cole, Di Dow – left at 9:00 p.m.; Ed Elm
=> Ash Birch Cole Dow Elm |  |

## a remark between lines
PRESENT
Councillor A Ash (Chair)
Councillor B Birch
(from item 5)
Councillor C Cole
Councillor D Dow
=> Ash Birch Cole Dow |  |

## and the clerk
Present: Cllrs Ash (Chair), Birch, Cole, Dow and the Clerk.
Apologies: Cllr Elm
=> Ash Birch Cole Dow | Elm | Clerk

## and the clerk by name
Present: Councillors A Ash (Chairman), B Birch, C Cole and D Dow, and the Clerk Mrs J Gow.
=> Ash Birch Cole Dow |  | Gow

## plus the clerk and members of the public
Present: Cllr A Ash, Cllr B Birch, Cllr C Cole plus the Parish Clerk and 3 members of the public.
=> Ash Birch Cole |  | Clerk

## the clerk in a sentence of his own
Present: Cllrs A Ash, B Birch, C Cole. In attendance: J Gow (Clerk), County Cllr K Hill and 2 members of the public.
=> Ash Birch Cole |  | Gow Hill

## roll call in two columns
ROLL CALL
Ann Ash            Present
Bo Birch           Present
Cy Cole            Absent
Di Dow             Present
=> Ash Birch Dow | Cole |

## roll call with yes
Roll Call:
Ann Ash        Yes
Bo Birch       Yes
Cy Cole        No
Di Dow         Yes
=> Ash Birch Dow | Cole |

## roll call with dots
Roll Call
Ash......Present
Birch....Present
Cole.....Absent
Dow......Present
=> Ash Birch Dow | Cole |

## roll call with colons
ROLL CALL:
Mr. Ash: Present
Mrs. Birch: Present
Ms. Cole: Absent
Mr. Dow: Present
=> Ash Birch Dow | Cole |

## roll call in one line of labels
ROLL CALL  PRESENT: Ash, Birch, Cole  ABSENT: Dow  STAFF: Gow, Hill
=> Ash Birch Cole | Dow | Gow Hill

## roll call with here
1. Call to Order
The meeting opened at 7.
2. Roll Call
Ash – here, Birch – here, Cole – absent, Dow – here
=> Ash Birch Dow | Cole |

## mark before names
Attendance:
[x] Ann Ash
[x] Bo Birch
[ ] Cy Cole
[x] Di Dow
=>  |  |

## Irish municipal district
I Láthair / Present:
Cllr. A. Ash, Cathaoirleach
Cllr. B. Birch
Cllr. C. Cole

I láthair freisin / In Attendance:
Mr. J. Gow, District Manager
Ms. K. Hill, Senior Executive Officer

Leithscéal / Apologies:
Cllr. D. Dow
=> Ash Birch Cole | Dow | Gow Hill

## Scottish sederunt
Sederunt:
Provost Ann Ash, Councillors Bo Birch, Cy Cole, Di Dow and Ed Elm.

Apologies: Councillor Flo Fox.

In Attendance: J Gow, Chief Executive; K Hill, Head of Legal; L Ivy, Committee Officer.
=> Ash Birch Cole Dow Elm | Fox | Gow Hill Ivy

## Canadian municipal council
Council Present: Mayor Ann Ash, Deputy Mayor Bo Birch, Councillor Cy Cole, Councillor Di Dow
Staff Present: Joe Gow, CAO/Clerk; Kay Hill, Treasurer; Lee Ivy, Public Works Manager
Regrets: Councillor Ed Elm
=> Ash Birch Cole Dow | Elm | Gow Hill Ivy

## Welsh community council
Yn bresennol/Present: Cyng/Cllr A Ash (Cadeirydd/Chair), Cyng/Cllr B Birch, Cyng/Cllr C Cole
Ymddiheuriadau/Apologies: Cyng/Cllr D Dow
=> Ash Birch Cole | Dow |

## action minutes with initials
Attendees: Ann Ash (AA), Bo Birch (BB), Cy Cole (CC, minutes)
Apologies: Di Dow (DD)
=> Ash Birch Cole | Dow |

## school governors
Governors present:
Ann Ash (Chair)
Bo Birch (Headteacher)
Revd Cy Cole
Di Dow (Parent Governor)

In attendance:
Joe Gow (Clerk)
Kay Hill (School Business Manager)

Apologies:
Ed Elm (accepted)
=> Ash Birch Cole Dow | Elm | Gow Hill

## school board by post
Present: Ann Ash, President
Bo Birch, Vice President
Cy Cole, Member
Di Dow, Member
Absent: Ed Elm, Member
Others: Joe Gow, Superintendent
Kay Hill, District Clerk
=> Ash Birch Cole Dow | Elm | Gow Hill

## fire authority with councils
PRESENT:
Northshire: Councillors A Ash (Chair), B Birch
Westshire: Councillors C Cole, D Dow
Apologies were received from Councillors E Elm and F Fox
=> Ash Birch Cole Dow | Elm Fox |

## substitutes
Members Present: Councillors A Ash, B Birch (substitute for Councillor C Cole), D Dow
Apologies: Councillor C Cole
=> Ash Birch Dow | Cole |

## parties over names
Present:
Conservative
Councillor A Ash
Councillor B Birch
Labour
Councillor C Cole
Independent
Councillor D Dow
=> Ash Birch Cole Dow |  |

## a heading below the list
PRESENT
Ann Ash
Bo Birch
Cy Cole
Pledge of Allegiance
Open Forum
Joe Gow spoke on roads.
=> Ash Birch Cole |  |

## visitors
Present: Ann Ash, Bo Birch and Cy Cole
Visitors: Joe Gow, Kay Hill, Lee Ivy
=> Ash Birch Cole |  | Gow Hill Ivy

## voting and non-voting members
Voting members present: Ann Ash, Bo Birch, Cy Cole
Non-voting members present: Joe Gow
Members absent: Di Dow
=> Ash Birch Cole | Dow | Gow

## trust board with directors in attendance
Present
Ann Ash        Chair
Bo Birch       Non-Executive Director
Cy Cole        Chief Executive

In Attendance
Joe Gow        Trust Secretary
Kay Hill       Minute Taker

Apologies
Di Dow         Medical Director
=> Ash Birch Cole | Dow | Gow Hill

## order and following members
The regular meeting was called to order at 7:00 p.m. by Chairperson Ann Ash with the following members present: Bo Birch, Cy Cole, Di Dow. Absent: Ed Elm. Also present: Joe Gow, Manager.
=> Birch Cole Dow | Elm | Gow

## a sentence without colons
Mayor Ash called the meeting to order at 6:00 PM. Council members present were Birch, Cole, Dow, and Elm. City staff present were City Administrator Joe Gow and City Clerk Kay Hill.
=> Birch Cole Dow Elm |  | Gow Hill

## the clerk behind a dash
Present:
Cllr A Ash (Chair)
Cllr B Birch (Vice Chair)
Cllr C Cole
Cllr D Dow
Clerk to the Council – Mrs J Gow
2 members of the public
=> Ash Birch Cole Dow |  | Gow

## visiting councillors
Councillors Present: A Ash (Chair), B Birch, C Cole, D Dow
Officers Present: J Gow (Clerk and RFO)
Also Present: County Councillor K Hill, District Councillor L Ivy
Members of the public: 4
=> Ash Birch Cole Dow |  | Hill Ivy Gow

## and Mrs Gow the clerk
Present: Cllr. Ash, Cllr. Birch, Cllr. Cole, Cllr. Dow & Mrs Gow (Clerk)
=> Ash Birch Cole Dow |  | Gow

## the clerk and parishioners
Present: Cllr A Ash (Chair), Cllr B Birch, Cllr C Cole, J Gow (Clerk), and two parishioners.
=> Ash Birch Cole |  | Gow

## the clerk's name in brackets
Those present: Ann Ash (Chairman), Bo Birch, Cy Cole, the Clerk (Joe Gow) and 5 members of the public
=> Ash Birch Cole |  | Gow

## a label for each kind
Attendance:
Councillors: A Ash (Chairman), B Birch, C Cole
Clerk: J Gow
Public: 3
Apologies: Cllr D Dow (work)
=> Ash Birch Cole | Dow | Gow

## a township's clerk is a member
PRESENT: Supervisor Ash, Clerk Birch, Treasurer Cole, Trustees Dow, Elm, Fox and Gow
ABSENT: None
ALSO PRESENT: Joe Hill, Township Attorney; 12 residents
=> Ash Birch Cole Dow Elm Fox Gow |  | Hill

## excused and unexcused
Members Present: Ann Ash, Chairperson; Bo Birch, Vice-Chairperson; Cy Cole; Di Dow
Members Excused: Ed Elm
Members Unexcused: Flo Fox
Staff: Joe Gow, City Planner; Kay Hill, Recording Secretary
=> Ash Birch Cole Dow | Elm Fox | Gow Hill

## a count before the names
Roll Call:
Present: 7 – Ash, Birch, Cole, Dow, Elm, Fox, Gow
Absent: 0
=> Ash Birch Cole Dow Elm Fox Gow |  |

## members and staff in columns, posts behind commas
COUNCIL MEMBERS PRESENT:           STAFF PRESENT:
Ann Ash, Mayor                     Joe Gow, City Manager
Bo Birch, Mayor Pro Tem            Kay Hill, City Attorney
Cy Cole                            Lee Ivy, City Clerk
Di Dow
COUNCIL MEMBERS ABSENT:
Ed Elm
=> Ash Birch Cole Dow | Elm | Gow Hill Ivy

## answered present
On roll call, the following members answered present: Ash, Birch, Cole, Dow. Also in attendance were City Manager Gow and City Clerk Hill.
=> Ash Birch Cole Dow |  | Gow Hill

## a board in attendance
Board members in attendance were: Ann Ash, Bo Birch, Cy Cole and Di Dow. Ed Elm was absent. Superintendent Joe Gow and Treasurer Kay Hill were also in attendance.
=> Ash Birch Cole Dow | Elm | Gow Hill

## an audit committee
Present
Cr Ann Ash (Chairperson)
Cr Bo Birch
Cr Cy Cole
Mr Di Dow (Independent Member)

Officers
Joe Gow, Chief Executive Officer
Kay Hill, Director Corporate Services
Lee Ivy, Minutes
=> Ash Birch Cole Dow |  | Gow Hill Ivy

## posts before colons
PRESENT:
Mayor:    Cr A Ash
Deputy Mayor:  Cr B Birch
Councillors:   Cr C Cole
               Cr D Dow
               Cr E Elm
Staff:    Mr J Gow (Chief Executive Officer)
          Ms K Hill (Director Infrastructure)
=> Ash Birch Cole Dow Elm |  | Gow Hill

## officers under members without a heading
1. ATTENDANCE
Cr A Ash    President
Cr B Birch
Cr C Cole
Mr J Gow    Chief Executive Officer
Ms K Hill   Executive Manager
Apologies
Cr D Dow
Leave of Absence
Cr E Elm
=> Ash Birch Cole | Dow | Gow Hill

## Irish in the chair
IN THE CHAIR: Councillor A Ash, Cathaoirleach
ELECTED MEMBERS PRESENT: Councillors B Birch, C Cole, D Dow
OFFICIALS IN ATTENDANCE: Mr J Gow, Director of Services; Ms K Hill, Meetings Administrator
=> Ash Birch Cole Dow |  | Gow Hill

## posts on lines of a list
Members present
Cllr Ann Ash, Mayor
Cllrs: Bo Birch, Cy Cole, Di Dow
In attendance
Joe Gow, Chief Executive
=> Ash Birch Cole Dow |  | Gow

## honours and clergy
Present
Ann Ash OBE (Chair)
Bo Birch
Prof. Cy Cole FRS
Dame Di Dow DBE
Rev'd Canon Ed Elm
Officers
Joe Gow
=> Ash Birch Cole Dow Elm |  | Gow

## a dash before a remark
Present: Cllrs. A. Ash (Chairman), B. Birch, C. Cole – arrived 7.40pm, D. Dow, E. Elm (part).
=> Ash Birch Cole Dow Elm |  |

## civil titles
Present: Mr A Ash, Mrs B Birch (from 7.15pm), Ms C Cole, Dr D Dow. In Attendance: Mrs J Gow, Clerk.
Apologies: Mr E Elm.
=> Ash Birch Cole Dow | Elm | Gow

## posts before names in two columns
Board of Education Members Present:
President Ann Ash          Bo Birch
Vice President Cy Cole     Di Dow
Administrators Present:
Superintendent Joe Gow
Principal Kay Hill
=> Ash Birch Cole Dow |  | Gow Hill

## absent in brackets
Attendance: Ann Ash - Chair, Bo Birch - Vice Chair, Cy Cole, Di Dow (via Zoom), Ed Elm (absent)
Guests: Joe Gow
=> Ash Birch Cole Dow | Elm | Gow

## an attorney behind aldermen
Present: Mayor Ash, Aldermen Birch, Cole, Dow, Elm, City Attorney Gow, City Clerk Hill
=> Ash Birch Cole Dow Elm |  | Gow Hill

## order, trustees and others
The meeting was called to order at 7:30 PM by President Ash. Trustees present: Birch, Cole, Dow, Elm, Fox. Trustee absent: none. A quorum was present. Others present: Village Manager Gow, Chief Hill.
=> Birch Cole Dow Elm Fox |  | Gow Hill

## leaders of dots
ROLL CALL
Mayor Ash........................ Here
Councilor Birch.................. Here
Councilor Cole................... Excused
Councilor Dow.................... Here
=> Ash Birch Dow | Cole |

## labels over lists
Roll Call
Present:
Councilmember Ash
Councilmember Birch
Mayor Cole

Absent:
Councilmember Dow

Staff:
City Manager Gow
City Attorney Hill
=> Ash Birch Cole | Dow | Gow Hill

## three columns
Members Present          Members Absent          Others Present
Ann Ash                  Di Dow                  Joe Gow
Bo Birch                                         Kay Hill
Cy Cole
=> Ash Birch Cole | Dow | Gow Hill

## a select board's clerk is a member
PRESENT:
Ann Ash, Chair
Bo Birch, Vice Chair
Cy Cole, Clerk
ABSENT:
Di Dow
=> Ash Birch Cole | Dow |

## an administrator and the public
SELECTBOARD PRESENT: Ann Ash, Bo Birch, Cy Cole
TOWN ADMINISTRATOR: Joe Gow
PUBLIC PRESENT: Kay Hill, Lee Ivy
=> Ash Birch Cole |  | Gow Hill Ivy

## groups before colons
Board: Ann Ash, Bo Birch, Cy Cole. Staff: Joe Gow, Kay Hill. Guests: Lee Ivy.
=> Ash Birch Cole |  | Gow Hill Ivy

## a clerk behind members without a title
Present: Ann Ash (AA), Bo Birch (BB), Cy Cole (CC) - Chair, Di Dow (DD), Joe Gow (JG) - Clerk
Apologies: Ed Elm (EE)
=> Ash Birch Cole Dow | Elm | Gow

## visiting councillors with initials of their councils
Councillors present: Ann Ash (Chairman), Bo Birch (Vice Chairman), Cy Cole, Di Dow, Ed Elm
Parish Clerk: Joe Gow
Also present: Cllr Kay Hill (SCC), Cllr Lee Ivy (WDC) and three residents
Apologies received from: Flo Fox
=> Ash Birch Cole Dow Elm | Fox | Gow Hill Ivy

## reasons behind a dash
Cllrs present: A Ash, B Birch, C Cole, D Dow
In attendance: J Gow – Clerk, K Hill – District Cllr., 6 residents.
Apologies: E Elm – holiday, F Fox – unwell
=> Ash Birch Cole Dow | Elm Fox | Gow Hill

## also in attendance
In attendance: Councillors A Ash (Chairman), B Birch, C Cole, D Dow.
Also in attendance: Mrs J Gow (Clerk), County Councillor K Hill and 7 members of the public.
=> Ash Birch Cole Dow |  | Gow Hill

## a sentence on who came late
Present: Cllrs A Ash, B Birch, C Cole, and D Dow. Cllr E Elm arrived at 7.45pm.
Apologies: Cllr F Fox.
Clerk: J Gow.
=> Ash Birch Cole Dow Elm | Fox | Gow

## also in attendance, a constable
COUNCILLORS IN ATTENDANCE: Cllr A Ash (Chair), Cllr B Birch, Cllr C Cole
ALSO IN ATTENDANCE: J Gow (Clerk); PCSO Hill; 1 member of the public
=> Ash Birch Cole |  | Gow Hill

## the clerk in a sentence under two columns
The following Councillors were present:
A Ash (Chairman)          B Birch
C Cole                    D Dow
The Clerk, J Gow, was also in attendance.
=> Ash Birch Cole Dow |  | Gow

## a Scottish council attending
Present:  Councillor A Ash (Provost)
          Councillors B Birch, C Cole, D Dow
Attending: J Gow, Chief Executive
           K Hill, Director of Finance
Apologies: Councillor E Elm
=> Ash Birch Cole Dow | Elm | Gow Hill

## sederunt with headings
Sederunt
Councillors A Ash, B Birch, C Cole (substituting for Councillor Elm), D Dow
Also Present
Joe Gow, Head of Service; Kay Hill, Solicitor
Apologies for Absence
Councillor E Elm
=> Ash Birch Cole Dow | Elm | Gow Hill

## members of a board in attendance
Members of the Board in Attendance:
Ann Ash, Chairman
Bo Birch, Vice Chairman
Cy Cole
Others in Attendance:
Joe Gow, County Manager
Kay Hill, Clerk to the Board
Lee Ivy, County Attorney
=> Ash Birch Cole |  | Gow Hill Ivy

## bare surnames with posts
MEMBERS PRESENT: Ash, Birch, Cole, Dow, Elm
MEMBERS ABSENT: Fox
EX-OFFICIO MEMBERS PRESENT: Gow
STAFF PRESENT: Hill, Planning Director; Ivy, Secretary
=> Ash Birch Cole Dow Elm Gow | Fox | Hill Ivy

## all present
Roll Call – Ash, Birch, Cole, Dow, Elm – all present.
=> Ash Birch Cole Dow Elm |  |

## remarks in an aligned list
ROLL CALL:
Present:  Mayor Ann Ash
          Councilmember Bo Birch
          Councilmember Cy Cole (arrived at 7:12 p.m.)
          Councilmember Di Dow (via Zoom)
          Councilmember Ed Elm
Absent:   None
Staff:    Joe Gow, City Manager; Kay Hill, City Attorney; and Lee Ivy, City Clerk
=> Ash Birch Cole Dow Elm |  | Gow Hill Ivy

## were also present
Upon roll call, those present were Mayor Ash and Council Members Birch, Cole, Dow and Elm. City Manager Joe Gow and City Clerk Kay Hill were also present.
=> Ash Birch Cole Dow Elm |  | Gow Hill

## met with members present
The Board of Supervisors met in regular session with the following members present: Ann Ash, Chairman, Bo Birch and Cy Cole. Absent: None.
=> Ash Birch Cole |  |

## present were
The Commissioners met at 9:00 a.m. Present were Chairman Ann Ash, Commissioner Bo Birch, Commissioner Cy Cole, and Clerk Joe Gow.
=> Ash Birch Cole |  | Gow

## a utility district
Directors Ash, Birch, Cole and Dow were present. Director Elm was absent. Also present were General Manager Gow, Engineer Hill and Attorney Ivy.
=> Ash Birch Cole Dow | Elm | Gow Hill Ivy

## the president called the roll
President Ash called the roll. Present: Birch, Cole, Dow. Absent: Elm.
=> Birch Cole Dow | Elm |

## a quorum and an order
A quorum being present, Chairman Ann Ash called the meeting to order at 6:30 PM. Members present: Bo Birch, Cy Cole, Di Dow.
=> Birch Cole Dow |  |

## a table with yes and no
Name                 Role                Present
Ann Ash              Chair               Yes
Bo Birch             Member              Yes
Cy Cole              Member              No
=> Ash Birch | Cole |

## in person and online
Present (in person):
Cr A Ash
Cr B Birch
Present (online):
Cr C Cole
Apologies:
Cr D Dow
Officers present (in person):
Joe Gow (Chief Executive)
=> Ash Birch Cole | Dow | Gow

## headings of an Australian council
Elected Members
Cr A Ash (Mayor)
Cr B Birch
Cr C Cole
Council Officers
Mr J Gow (General Manager)
Ms K Hill (Director Community)
Minute Secretary
Mrs L Ivy
=> Ash Birch Cole |  | Gow Hill Ivy

## the clerk in brackets among titles
Present: Cllr Ash (chair), Cllr Birch, Cllr Cole, Cllr Dow, Lorraine Gow (clerk), 2 members of public
Apologies: Cllr Elm, Cllr Fox
=> Ash Birch Cole Dow | Elm Fox | Gow

## the public counted
Those present
Cllr. Ann Ash
Cllr. Bo Birch
Cllr. Cy Cole
Public
Three
Apologies
Cllr. Di Dow
=> Ash Birch Cole | Dow |

## posts before names behind semicolons
ATTENDING: Mayor A. Ash; Deputy Mayor B. Birch; Councillors C. Cole, D. Dow and E. Elm; Chief Administrative Officer J. Gow; Director of Finance K. Hill; Clerk L. Ivy
REGRETS: Councillor F. Fox
=> Ash Birch Cole Dow Elm | Fox | Gow Hill Ivy

## posts between names and answers
Roll Call
Board Members: Ann Ash, President - Present; Bo Birch, Vice President - Present; Cy Cole - Absent; Di Dow - Present
=> Ash Birch Dow | Cole |

## the clerk by name with the public
Cllrs A Ash (Chair), B Birch, C Cole and D Dow were present. Apologies were received and accepted from Cllr E Elm. The Clerk, Joe Gow, and two members of the public were also present.
=> Ash Birch Cole Dow | Elm | Gow

## excused in a roll call of titles
Roll Call: Mayor Ash – Present, Councilor Birch – Present, Councilor Cole – Excused, Councilor Dow – Present
=> Ash Birch Dow | Cole |

## answers behind posts, one a line
Members:
Ann Ash, Chair - Present
Bo Birch - Absent
Cy Cole, Secretary - Present
=> Ash Cole | Birch |

## officers over lines
Present: Mayor Ash and Councillors Birch, Cole and Dow
Absent: Councillor Elm (vacation)
Staff in Attendance: J. Gow, Chief Administrative Officer
K. Hill, Director of Finance
L. Ivy, Municipal Clerk
Public in Attendance: 3
=> Ash Birch Cole Dow | Elm | Gow Hill Ivy

## present by video
Board Members Present: Ann Ash, Bo Birch
Board Members Present via Zoom: Cy Cole
Board Members Absent: Di Dow
Administrative Staff Present: Joe Gow
=> Ash Birch Cole | Dow | Gow

## town officers under a board
PRESENT:
Supervisor Ash
Councilman Birch
Councilman Cole
Town Clerk Gow
Town Attorney Hill
Highway Superintendent Ivy
ABSENT:
Councilwoman Dow
=> Ash Birch Cole | Dow | Gow Hill Ivy

## commissioners in attendance
Commissioners in attendance: Ash, Birch, Cole. Commissioners absent: Dow. Staff in attendance: Joe Gow, Kay Hill. Press: Lee Ivy
=> Ash Birch Cole | Dow | Gow Hill Ivy

## labels between semicolons
Present: Ann Ash (Chair), Bo Birch, Cy Cole; Absent: Di Dow; Staff: Joe Gow, Kay Hill
=> Ash Birch Cole | Dow | Gow Hill

## those present were, absent were
Those present were: Councillors A Ash, B Birch and C Cole. Absent were: Councillors D Dow and E Elm.
=> Ash Birch Cole | Dow Elm |

## posts behind names without commas
COUNCILLORS PRESENT
Ann Ash Mayor
Bo Birch Deputy Mayor
Cy Cole
Di Dow
OFFICERS PRESENT
Joe Gow Town Clerk
Kay Hill Deputy Town Clerk
APOLOGIES
Ed Elm
=> Ash Birch Cole Dow | Elm | Gow Hill

## members present remotely
Members present remotely: Ann Ash, Bo Birch, Cy Cole
Members absent: Di Dow
=> Ash Birch Cole | Dow |
"""
"""Under each name the head of minutes; behind the arrow the surnames of those present, away and in attendance."""
CASES = [
    pytest.param(head, *(names.strip() for names in lists.split("|")), id=name)
    for name, head, lists in re.findall(r"^## (.*)\n((?:.*\n)*?)=>(.*)$", HEADS, re.MULTILINE)
]


def read(text: str) -> Minutes:
    found = read_minutes(TypedPages().lines([page(1, text, label="1")]), {1: "1"})
    assert found
    return found


@pytest.mark.parametrize(("head", "present", "away", "attending"), CASES)
def test_who_was_where(head: str, present: str, away: str, attending: str) -> None:
    found = read(
        f"Parks Committee\nMINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\n{head}\n\n7. ROADS\nTar.\n\n8. CLOSE\nHome."
    )
    lists = (found.present, (*found.apologies, *found.absent), found.in_attendance)
    assert tuple(" ".join(surname(one.name) for one in people) for people in lists) == (
        present,
        away,
        attending,
    )


def surname(name: str) -> str:
    """The surname, without honours and degrees behind it."""
    return re.sub(r",.*|(?: (?:III|OBE|MBE|JP|PhD|BEM|FRS|DBE))+$", "", name).split()[-1]
