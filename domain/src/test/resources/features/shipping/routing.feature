Feature: Routing finds all ways over the voyages' schedules, best first

  Rule: All ways within bounds: at most 6 legs, departing after the instant asked for, arriving before the deadline

    Scenario: On board of one voyage, or changing
      When routes from CNHKG to SESTO before 2009-03-25 are looked for, departing after 2009-03-01
      Then these are found, best first
        | CNHKG V100 JNTKO V300 DEHAM V400 SESTO |
        | CNHKG V100 JNTKO V200 SESTO            |
        | CNHKG V100 USNYC V200 SESTO            |

    Scenario: The deadline cuts off what comes too late
      When routes from CNHKG to SESTO before 2009-03-16 are looked for, departing after 2009-03-01
      Then these are found, best first
        | CNHKG V100 JNTKO V300 DEHAM V400 SESTO |

    Scenario: And what comes at the very deadline
      When routes from CNHKG to SESTO before 2009-03-15 are looked for, departing after 2009-03-01
      Then none is found

    Scenario: Who asks too late finds nothing
      When routes from CNHKG to SESTO before 2009-03-25 are looked for, departing after 2009-03-03
      Then none is found

  Rule: A connection needs a departure after the arrival; staying on board needs none

    Scenario: A ship that goes on in the instant in which it came
      When routes from USNYC to SESTO before 2009-03-25 are looked for, departing after 2009-03-01
      Then these are found, best first
        | USNYC V200 SESTO |

  Rule: That which arrives first comes first, and of those, that with the fewest legs

    Scenario: Two voyages begin alike and end apart
      When routes from USDAL to FIHEL before 2008-12-01 are looked for, departing after 2008-10-01
      Then these are found, best first
        | USDAL 0300A FIHEL |
        | USDAL 0301S FIHEL |
