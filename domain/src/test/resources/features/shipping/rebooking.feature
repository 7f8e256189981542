Feature: A cargo that has gone astray is rebooked, if its customer chose so

  Background:
    Given a customer who wants other routes to be found
    And a cargo from CNHKG to SESTO, to arrive before 2009-03-25
    And it is assigned the itinerary
      | voyage | load  | unload | loads      | unloads    |
      | V100   | CNHKG | JNTKO  | 2009-03-03 | 2009-03-05 |
      | V200   | JNTKO | SESTO  | 2009-03-06 | 2009-03-16 |

  Rule: Another route is asked for, once, when it lies where it should not be

    Scenario: It was unloaded too late
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      Then another route was asked for 1 time

    Scenario: At sea there is nowhere to go on from
      When LOAD at JNTKO with V300 on 2009-03-08 is told
      Then it is misdirected
      And another route was asked for 0 times

    Scenario: But ashore there is
      When LOAD at JNTKO with V300 on 2009-03-08 is told
      And UNLOAD at NLRTM with V300 on 2009-03-11 is told
      Then another route was asked for 1 time
      And it was said 1 time that it was misdirected

    Scenario: At its destination it needs none
      When UNLOAD at SESTO with V400 on 2009-03-15 is told
      Then it is misdirected
      And another route was asked for 0 times
      And it was said 1 time that it has arrived

  Rule: It goes on from where it lies

    Scenario: It is given another route
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And it is rebooked by the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | USNYC | SESTO  | 2009-03-10 | 2009-03-16 |
      Then its routing status is ROUTED
      And it is not misdirected
      And LOAD at USNYC with V200 is expected next

    Scenario: Not when it has gone on meanwhile
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And LOAD at USNYC with V100 on 2009-03-09T12:00:00Z is told
      And it is rebooked by the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | USNYC | SESTO  | 2009-03-10 | 2009-03-16 |
      Then that is refused: "waits no more at USNYC for another route"

    Scenario: Nor when somebody has given it another route
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | USNYC | SESTO  | 2009-03-10 | 2009-03-16 |
      And it is rebooked by the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | USNYC | SESTO  | 2009-03-10 | 2009-03-16 |
      Then that is refused: "waits no more at USNYC for another route"

    Scenario: What fails is tried again where it comes ashore next
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And its rebooking fails because "no route leads there"
      And UNLOAD at USCHI with V200 on 2009-03-14 is told
      Then another route was asked for 2 times

    Scenario: What comes late is no reason to try again
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And its rebooking fails because "no route leads there"
      And RECEIVE at CNHKG on 2009-03-01 is told
      Then it is misdirected
      And another route was asked for 1 time

    Scenario: But another order is
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And its rebooking fails because "no route leads there"
      And its destination is changed to FIHEL
      Then another route was asked for 2 times

  Rule: What was looked for too early is looked for anew, and the customer hears of that only

    Scenario: It was ordered otherwise meanwhile
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And its destination is changed to FIHEL
      Then another route was asked for 2 times
      And a first route that is found now is refused, and nobody is told

    Scenario: Not when only its origin was changed, to where it lies
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And its origin is changed to USNYC
      Then another route was asked for 1 time

    Scenario: It went ashore elsewhere meanwhile
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And UNLOAD at USCHI with V200 on 2009-03-14 is told
      Then another route was asked for 2 times
      And a first route that is found now is refused, and nobody is told

    Scenario: Somebody has given it another route
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | USNYC | SESTO  | 2009-03-10 | 2009-03-16 |
      Then a first route that is found now is refused, and nobody is told

    Scenario: It has arrived, since it was ordered to where it lies
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And its destination is changed to USNYC
      Then it was said 1 time that it has arrived
      And a first route that is found now is refused, and nobody is told
