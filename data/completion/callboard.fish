# SPDX-License-Identifier: CC0-1.0
complete -c callboard -f
complete -c callboard -l demo -d 'Open the demo with sample data; no account needed'
complete -c callboard -l open-run -d 'Show the dialog to open a run'
complete -c callboard -s h -l help -d 'Show the options'
complete -c callboard -l help-all -d 'Show all options'
complete -c callboard -l help-gapplication -d 'Show GApplication options'
complete -c callboard -l gapplication-service -d 'Run as a D-Bus service'
complete -c callboard -l version -d 'Show the version'
