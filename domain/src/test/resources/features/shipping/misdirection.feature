Feature: A cargo is misdirected that was last handled otherwise than its itinerary expects

  Background:
    Given a cargo from CNHKG to SESTO, to arrive before 2009-03-18
    And it is assigned the itinerary
      | voyage | load  | unload | loads      | unloads    |
      | V100   | CNHKG | JNTKO  | 2009-03-03 | 2009-03-05 |
      | V200   | JNTKO | SESTO  | 2009-03-06 | 2009-03-16 |

  Rule: Expected is what the legs say

    Scenario Outline: Otherwise it has left its route
      When <type> at <location> on 2009-03-05 is told
      Then it is misdirected
      And it was said 1 time that it was misdirected
      And nobody knows when it arrives
      And nothing is expected next

      Examples:
        | type    | location |
        | RECEIVE | JNTKO    |
        | CLAIM   | JNTKO    |

    Scenario Outline: On the wrong voyage, or at the wrong place
      When <type> at <location> with <voyage> on 2009-03-05 is told
      Then it is misdirected

      Examples:
        | type   | location | voyage |
        | LOAD   | CNHKG    | V200   |
        | LOAD   | USNYC    | V100   |
        | UNLOAD | USNYC    | V100   |
        | UNLOAD | JNTKO    | V200   |

    Scenario: Customs may look at it anywhere
      When CUSTOMS at USDAL on 2009-03-05 is told
      Then it is not misdirected

    Scenario: Whether its route is as ordered is another matter
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      Then it is misdirected
      And its routing status is ROUTED

  Rule: It is said once that it has left its route

    Scenario: What follows on the wrong way is no news
      When LOAD at CNHKG with V300 on 2009-03-03 is told
      And UNLOAD at NLRTM with V300 on 2009-03-11 is told
      Then it is misdirected
      And it was said 1 time that it was misdirected

    Scenario: Nor is another wrong way
      When LOAD at CNHKG with V300 on 2009-03-03 is told
      And LOAD at USNYC with V200 on 2009-03-10 is told
      And CLAIM at DEHAM on 2009-03-12 is told
      Then it was said 1 time that it was misdirected

    Scenario: Nor the same event again, nor one from before it
      When LOAD at CNHKG with V300 on 2009-03-03 is told
      And LOAD at CNHKG with V300 on 2009-03-03 is told
      And RECEIVE at JNTKO on 2009-03-01 is told
      Then it was said 1 time that it was misdirected

    Scenario: Back on its route, and off again
      When LOAD at CNHKG with V300 on 2009-03-03 is told
      And UNLOAD at JNTKO with V100 on 2009-03-05 is told
      And LOAD at JNTKO with V300 on 2009-03-08 is told
      Then it was said 2 times that it was misdirected

    Scenario: What comes late says nothing of where it is now
      When UNLOAD at JNTKO with V100 on 2009-03-05 is told
      And UNLOAD at USNYC with V100 on 2009-03-04 is told
      Then it is not misdirected
      And it was said 0 times that it was misdirected

  Rule: A newly assigned itinerary starts a new plan

    Scenario: What was done before does not go against it
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And its origin is changed to USNYC
      And it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | USNYC | SESTO  | 2009-03-10 | 2009-03-16 |
      Then it is not misdirected
      And its routing status is ROUTED
      And it is expected to arrive on 2009-03-16
      And LOAD at USNYC with V200 is expected next

    Scenario: A cargo that does not lie where it begins can't be loaded there
      When RECEIVE at CNHKG on 2009-03-01 is told
      And its origin is changed to JNTKO
      And it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | JNTKO | SESTO  | 2009-03-06 | 2009-03-16 |
      Then its routing status is ROUTED
      And nothing is expected next

    Scenario: Nor one that is at sea
      When LOAD at CNHKG with V300 on 2009-03-03 is told
      And it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V100   | CNHKG | SESTO  | 2009-03-04 | 2009-03-16 |
      Then it is not misdirected
      And nothing is expected next

    Scenario: What is done afterwards may go against it
      When UNLOAD at USNYC with V100 on 2009-03-09 is told
      And its origin is changed to USNYC
      And it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | USNYC | SESTO  | 2009-03-10 | 2009-03-16 |
      And LOAD at USNYC with V100 on 2009-03-10 is told
      Then it is misdirected
      And it was said 2 times that it was misdirected

    Scenario: The same itinerary again changes nothing
      When RECEIVE at CNHKG on 2009-03-01 is told
      And LOAD at CNHKG with V100 on 2009-03-03 is told
      And it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V100   | CNHKG | JNTKO  | 2009-03-03 | 2009-03-05 |
        | V200   | JNTKO | SESTO  | 2009-03-06 | 2009-03-16 |
      Then UNLOAD at JNTKO with V100 is expected next

  Rule: Without an itinerary nothing is misdirected

    Scenario: It was received somewhere
      Given a cargo without an itinerary
      When UNLOAD at USDAL with 0200T on 2009-03-05 is told
      Then it is not misdirected
      And its transport status is IN_PORT
