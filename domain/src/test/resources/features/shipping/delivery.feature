Feature: The delivery follows from what was ordered, how the cargo is to travel, and what was done to it

  Background:
    Given a cargo from CNHKG to SESTO, to arrive before 2009-03-18
    And it is assigned the itinerary
      | voyage | load  | unload | loads      | unloads    |
      | V100   | CNHKG | JNTKO  | 2009-03-03 | 2009-03-05 |
      | V200   | JNTKO | SESTO  | 2009-03-06 | 2009-03-16 |

  Rule: The last event says where it is, and the itinerary what comes next

    Scenario: Nobody has handled it yet
      Then its transport status is NOT_RECEIVED
      And it was last seen at nowhere
      And RECEIVE at CNHKG is expected next

    Scenario: It was received
      When RECEIVE at CNHKG on 2009-03-01 is told
      Then its transport status is IN_PORT
      And it was last seen at CNHKG
      And it is on board of nothing
      And LOAD at CNHKG with V100 is expected next

    Scenario: It was loaded
      When RECEIVE at CNHKG on 2009-03-01 is told
      And LOAD at CNHKG with V100 on 2009-03-03 is told
      Then its transport status is ONBOARD_CARRIER
      And it was last seen at CNHKG
      And it is on board of V100
      And UNLOAD at JNTKO with V100 is expected next
      And it is expected to arrive on 2009-03-16

    Scenario: It was unloaded on the way
      When UNLOAD at JNTKO with V100 on 2009-03-05 is told
      Then its transport status is IN_PORT
      And LOAD at JNTKO with V200 is expected next
      And it was said 0 times that it has arrived

    Scenario: It was unloaded at its destination
      When UNLOAD at SESTO with V200 on 2009-03-16 is told
      Then its transport status is IN_PORT
      And CLAIM at SESTO is expected next
      And it was said 1 time that it has arrived

    Scenario: Customs at its destination make no second arrival
      When UNLOAD at SESTO with V200 on 2009-03-16 is told
      And CUSTOMS at SESTO on 2009-03-17 is told
      And CUSTOMS at SESTO on 2009-03-18 is told
      Then it was said 1 time that it has arrived

    Scenario: Nor do they hide it, when they are told of first
      When CUSTOMS at SESTO on 2009-03-17 is told
      And UNLOAD at SESTO with V200 on 2009-03-16 is told
      Then it was said 1 time that it has arrived

    Scenario: Customs looked at it, and nobody knows what they want next
      When CUSTOMS at JNTKO on 2009-03-05 is told
      Then its transport status is IN_PORT
      And it is not misdirected
      And nothing is expected next

    Scenario: Its customer has it
      When UNLOAD at SESTO with V200 on 2009-03-16 is told
      And CLAIM at SESTO on 2009-03-17 is told
      Then its transport status is CLAIMED
      And nothing is expected next
      And it is not misdirected

  Rule: History is in the order in which things were done, whenever they were told

    Scenario: What comes late takes its place
      When LOAD at CNHKG with V100 on 2009-03-03 is told
      And RECEIVE at CNHKG on 2009-03-01 is told
      Then its transport status is ONBOARD_CARRIER
      And UNLOAD at JNTKO with V100 is expected next

    Scenario: Of what was done at one time, that was done last which was told last
      When UNLOAD at SESTO with V200 on 2009-03-16 is told
      And CLAIM at SESTO on 2009-03-16 is told
      Then its transport status is CLAIMED

    Scenario: The very same event again is the same event
      When RECEIVE at CNHKG on 2009-03-01 is told
      And RECEIVE at CNHKG on 2009-03-01 is told
      Then it was handled 1 time

    Scenario: The same at another time is another
      When CUSTOMS at CNHKG on 2009-03-01 is told
      And CUSTOMS at CNHKG on 2009-03-02 is told
      Then it was handled 2 times

  Rule: Loading and unloading need a voyage; all else has none

    Scenario Outline: What needs a voyage
      When <type> at CNHKG on 2009-03-03 is told
      Then that is refused: "names no voyage"

      Examples:
        | type   |
        | LOAD   |
        | UNLOAD |

    Scenario Outline: What must not have one
      When <type> at CNHKG with V100 on 2009-03-03 is told
      Then that is refused: "names the voyage 'V100'; expected none"

      Examples:
        | type    |
        | RECEIVE |
        | CUSTOMS |
        | CLAIM   |
