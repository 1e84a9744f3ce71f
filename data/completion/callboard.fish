# SPDX-License-Identifier: CC0-1.0
complete -c callboard -f
complete -c callboard -l demo -d 'Explore an invented world without an account'
complete -c callboard -l open-run -d 'Ask which run to open'
complete -c callboard -s h -l help -d 'Show the options'
complete -c callboard -l help-all -d 'Show all options'
complete -c callboard -l help-gapplication -d 'Show the options of every application'
complete -c callboard -l gapplication-service -d 'Wait for what the desktop asks'
complete -c callboard -l version -d 'Show the version'
