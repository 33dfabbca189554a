<?php system('id'); ?>
